const key = "slate-screen-percent";

/** How large this screen draws a millimetre, in percent of what the browser takes it for; kept for the next time. */
export const screenScale = {
	get percent(): number {
		const kept = Number(localStorage.getItem(key));
		return kept > 0 ? kept : 100;
	},
	set percent(percent: number) {
		localStorage.setItem(key, String(percent));
	},
};

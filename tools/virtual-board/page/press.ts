import { send } from "./send.js";

/** The board lets go of a button about which it hears nothing; this is well below its patience. */
const repeatMs = 500;

/** Makes the button on the page the one on the board, held as long as pointer or key is. */
export function bindButton(button: HTMLElement): void {
	let timer: number | undefined;
	const down = (): void => {
		if (timer !== undefined) return;
		button.classList.add("is-down");
		send("/button", { down: true });
		timer = setInterval(() => send("/button", { down: true }), repeatMs);
	};
	const up = (): void => {
		if (timer === undefined) return;
		clearInterval(timer);
		timer = undefined;
		button.classList.remove("is-down");
		send("/button", { down: false });
	};
	button.addEventListener("pointerdown", (event) => {
		if (event.button !== 0) return;
		button.setPointerCapture(event.pointerId);
		down();
	});
	for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) button.addEventListener(name, up);
	button.addEventListener("contextmenu", (event) => event.preventDefault());
	addEventListener("keydown", (event) => {
		if (!isForButton(event, button)) return;
		event.preventDefault();
		if (!event.repeat) down();
	});
	addEventListener("keyup", (event) => {
		if (event.key === " " || event.key === "Enter") up();
	});
	addEventListener("blur", up);
	addEventListener("pagehide", up);
	document.addEventListener("visibilitychange", up);
}

/** Space and Enter belong to the board, unless a control of the page has the focus. */
function isForButton(event: KeyboardEvent, button: HTMLElement): boolean {
	if (event.key !== " " && event.key !== "Enter") return false;
	if (event.ctrlKey || event.altKey || event.metaKey) return false;
	return event.target === button || event.target === document.body;
}

import { send } from "./send.js";

/** The board lets go of a button about which it hears nothing; this is well below its patience. */
const repeatMs = 500;

/** A press that arrives as one event lasts so long. */
const tapMs = 120;

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
	// A screen reader, or a voice, presses without pointer and key: the browser tells of a click that no finger made.
	button.addEventListener("click", (event) => {
		if (event.detail !== 0 || timer !== undefined) return;
		down();
		setTimeout(up, tapMs);
	});
	button.addEventListener("contextmenu", (event) => event.preventDefault());
	bindKeys(button, down, up);
	addEventListener("blur", up);
	addEventListener("pagehide", up);
	document.addEventListener("visibilitychange", up);
}

function bindKeys(button: HTMLElement, down: () => void, up: () => void): void {
	addEventListener("keydown", (event) => {
		if (!isForButton(event, button)) return;
		event.preventDefault();
		if (!event.repeat) down();
	});
	addEventListener("keyup", (event) => {
		if (event.key !== " " && event.key !== "Enter") return;
		// Else a browser may make a click of it, which is a second press.
		if (event.target === button) event.preventDefault();
		up();
	});
}

/** Makes the buttons of the page that are named after a line of the board's standard input do what that line does. */
export function bindHolds(buttons: readonly HTMLButtonElement[]): void {
	for (const button of buttons) {
		button.addEventListener("click", () => send("/press", { name: button.value }));
	}
}

/** Space and Enter belong to the board, unless a control of the page has the focus. */
function isForButton(event: KeyboardEvent, button: HTMLElement): boolean {
	if (event.key !== " " && event.key !== "Enter") return false;
	if (event.ctrlKey || event.altKey || event.metaKey) return false;
	return event.target === button || event.target === document.body;
}

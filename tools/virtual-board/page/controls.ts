import { element } from "./elements.js";
import type { Lcd, LcdSize } from "./lcd.js";
import type { BoardMessage } from "./messages.js";
import { bindRuler, showPanelSize, showRuler } from "./ruler.js";
import { send } from "./send.js";

const sizes: readonly LcdSize[] = ["fit", "pixels", "real"];

const cable = element("cable", HTMLButtonElement);
const cableWord = element("cable-word", HTMLElement);
const panel = element("panel", HTMLSelectElement);
const language = element("language", HTMLSelectElement);
const size = element("size", HTMLSelectElement);

/** Makes cable, panel and language of the page those of the board; the size is the page's own. */
export function bindControls(lcd: Lcd): void {
	bindRuler(lcd);
	size.addEventListener("change", () => {
		const chosen = sizes.find((name) => name === size.value) ?? "fit";
		document.body.dataset.size = chosen;
		showRuler(chosen === "real");
		lcd.resize(chosen);
	});
	cable.addEventListener("click", () => {
		send("/cable", { plugged: cable.getAttribute("aria-checked") !== "true" });
	});
	panel.addEventListener("change", () => send("/panel", { name: panel.value }));
	language.addEventListener("change", () => send("/language", { name: language.value }));
}

/** Shows how the board is set, whoever set it. */
export function showControls(message: BoardMessage): void {
	cable.setAttribute("aria-checked", String(message.isPlugged));
	cableWord.textContent = message.isPlugged ? "connected" : "disconnected";
	const panels = message.panels.map((name) => ({ value: name, text: name.replace("x", " × ") }));
	offer(panel, panels, message.panel);
	showPanelSize(message.panel, message.mmPerPixel);
	const tongues = message.languages.map(({ code, name }) => ({ value: code, text: name }));
	offer(language, tongues, message.language);
}

function offer(
	select: HTMLSelectElement,
	choices: readonly Readonly<{ value: string; text: string }>[],
	chosen: string,
): void {
	if (select.options.length !== choices.length) {
		select.replaceChildren(...choices.map(({ value, text }) => new Option(text, value)));
	}
	if (select.value !== chosen) select.value = chosen;
}

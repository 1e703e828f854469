import { element } from "./elements.js";
import type { Lcd } from "./lcd.js";
import { screenScale } from "./screen-scale.js";

const lineMm = 50;

const ruler = element("ruler", HTMLElement);
const line = element("line", HTMLElement);
const scale = element("scale", HTMLInputElement);
const panelMm = element("panel-mm", HTMLElement);

/** A line to hold a ruler to: browsers do not know how large a millimetre is on this screen. It is kept for the next time. */
export function bindRuler(lcd: Lcd): void {
	const apply = (): void => {
		lcd.screenPercent = scale.valueAsNumber;
		line.style.width = `${lineMm * lcd.pixelsPerMm}px`;
	};
	scale.valueAsNumber = screenScale.percent;
	scale.addEventListener("input", () => {
		screenScale.percent = scale.valueAsNumber;
		apply();
	});
	apply();
}

export function showRuler(isShown: boolean): void {
	ruler.hidden = !isShown;
}

/** Says how large the panel is. */
export function showPanelSize(panel: string, mmPerPixel: number): void {
	const millimetres = panel.split("x").map((pixels) => (Number(pixels) * mmPerPixel).toFixed(1));
	panelMm.textContent = `${millimetres.join(" × ")} mm`;
}

import { bindControls, showControls } from "./controls.js";
import { element } from "./elements.js";
import { Lcd } from "./lcd.js";
import type { BoardMessage, FrameMessage } from "./messages.js";
import { bindButton } from "./press.js";
import { report, reportStopped } from "./report.js";
import { spoken } from "./report-text.js";

const lcd = new Lcd(
	element("lcd", HTMLCanvasElement),
	element("board", HTMLElement),
	element("bench", HTMLElement),
);
bindButton(element("button", HTMLButtonElement));
bindControls(lcd);

const events = new EventSource("/events");
events.addEventListener("frame", (event) => {
	const message: FrameMessage = JSON.parse(event.data);
	lcd.draw(message);
});
events.addEventListener("board", (event) => {
	const message: BoardMessage = JSON.parse(event.data);
	report(message);
	lcd.mmPerPixel = message.mmPerPixel;
	if (message.view !== undefined) lcd.describe(spoken(message.view));
	showControls(message);
});
events.addEventListener("error", () => {
	reportStopped();
	lcd.darken();
});

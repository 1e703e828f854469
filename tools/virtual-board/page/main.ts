import { bindControls, showControls } from "./controls.js";
import { element, setText } from "./elements.js";
import { Lcd } from "./lcd.js";
import type { BoardMessage, FrameMessage } from "./messages.js";
import { pageClock } from "./page-clock.js";
import { bindButton, bindHolds } from "./press.js";
import { report, reportStopped } from "./report.js";
import { spoken } from "./report-text.js";
import { TimeLeft } from "./time-left.js";

const lcd = new Lcd(
	element("lcd", HTMLCanvasElement),
	element("board", HTMLElement),
	element("bench", HTMLElement),
);
const button = element("button", HTMLButtonElement);
bindButton(button);
bindHolds([element("hold", HTMLButtonElement), element("long-hold", HTMLButtonElement)]);
bindControls(lcd);
const timeLeft = new TimeLeft(pageClock, (text) => setText(element("time-left", HTMLElement), text));

const events = new EventSource("/events");
events.addEventListener("frame", (event) => {
	const message: FrameMessage = JSON.parse(event.data);
	lcd.draw(message);
});
events.addEventListener("board", (event) => {
	const message: BoardMessage = JSON.parse(event.data);
	report(message);
	timeLeft.show(message.view?.code, message.at);
	lcd.mmPerPixel = message.mmPerPixel;
	if (message.view !== undefined) lcd.describe(spoken(message.view), message.language);
	button.classList.toggle("is-down", message.isDown);
	showControls(message);
});
events.addEventListener("error", () => {
	reportStopped();
	timeLeft.show(undefined, 0);
	lcd.darken();
});

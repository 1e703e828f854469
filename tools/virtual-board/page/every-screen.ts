import { element, setText } from "./elements.js";
import type { BoardMessage } from "./messages.js";
import { pageClock } from "./page-clock.js";
import { spoken } from "./report-text.js";
import { screenScale } from "./screen-scale.js";
import { TimeLeft } from "./time-left.js";

const viewName = element("view-name", HTMLElement);
const view = element("view", HTMLElement);
const timeLeftText = element("time-left", HTMLElement);
const size = element("size", HTMLSelectElement);
/** While nothing but a countdown runs, the pictures are fetched again this often. */
const refreshMs = 10_000;

let shown = "";
let fetchedAt = 0;
const images = [...document.images].map((image) => ({ image, width: image.width, height: image.height }));
const timeLeft = new TimeLeft(pageClock, (text) => setText(timeLeftText, text));

size.addEventListener("change", resize);
for (const { image } of images) image.addEventListener("load", resize);

const events = new EventSource("/events");
events.addEventListener("board", (event) => {
	const message: BoardMessage = JSON.parse(event.data);
	timeLeft.show(message.view?.code, message.at);
	const text = JSON.stringify([message.view, message.language]);
	if (text === shown || message.view === undefined) return;
	shown = text;
	document.body.dataset.tone = message.view.tone;
	setText(viewName, message.view.name);
	view.lang = message.language;
	setText(view, spoken(message.view));
	for (const { image } of images) image.alt = `${message.view.name}, ${image.dataset.where}`;
	fetchPictures();
});
events.addEventListener("frame", () => {
	if (performance.now() - fetchedAt >= refreshMs) fetchPictures();
});
events.addEventListener("error", () => {
	shown = "";
	document.body.dataset.tone = "bad";
	timeLeft.show(undefined, 0);
	setText(viewName, "not running");
	view.lang = "en";
	setText(view, "The board’s program has stopped. Start it again; this page finds it by itself.");
});

function fetchPictures(): void {
	fetchedAt = performance.now();
	for (const { image } of images) image.src = `${image.src.split("?")[0]}?${Math.round(fetchedAt)}`;
}

/** A picture is as large as its panel, or has one device pixel for each of its own. */
function resize(): void {
	const scale = screenScale.percent / 100;
	for (const { image, width, height } of images) {
		const isInPixels = size.value === "pixels" && image.naturalWidth > 0;
		image.width = isInPixels ? image.naturalWidth / devicePixelRatio : width * scale;
		image.height = isInPixels ? image.naturalHeight / devicePixelRatio : height * scale;
	}
}

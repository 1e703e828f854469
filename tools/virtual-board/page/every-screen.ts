import { element, setText } from "./elements.js";
import type { BoardMessage } from "./messages.js";
import { spoken } from "./report-text.js";

const view = element("view", HTMLElement);
const leastMs = 1_000;
let shown = "";
let paintedAt = 0;

/** Fetches every picture again when the view has changed, and once a second while something runs. */
const events = new EventSource("/events");
events.addEventListener("board", (event) => {
	const message: BoardMessage = JSON.parse(event.data);
	const text = JSON.stringify(message.view);
	if (text === shown || message.view === undefined) return;
	shown = text;
	setText(view, `${message.view.name} · ${spoken(message.view)}`);
	repaint();
});
events.addEventListener("frame", () => {
	if (performance.now() - paintedAt >= leastMs * 10) repaint();
});

function repaint(): void {
	paintedAt = performance.now();
	for (const image of document.images) image.src = `${image.src.split("?")[0]}?${Math.round(paintedAt)}`;
}

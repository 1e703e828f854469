import type { ServerResponse } from "node:http";
import { languages } from "../../modules/language/languages.js";
import { panels } from "../../modules/screen/panels.js";
import type { FrameBuffer } from "../painter/frame.js";
import { mmPerPixel } from "../picture/panel-size.js";
import type { VirtualBoard } from "./board.js";
import { changedBand, encodeRows } from "./frame-band.js";
import type { BoardMessage, FrameMessage } from "./page/messages.js";

/** A page that takes its messages too slowly gets the frames that it can still take. */
const maxWaitingBytes = 1_000_000;

/** Sends one page, as server-sent events, what the board is doing and what is on its LCD, until the page goes. */
export function streamBoard(board: VirtualBoard, response: ServerResponse): void {
	response.writeHead(200, { "content-type": "text/event-stream" });
	const send = (name: string, message: BoardMessage | FrameMessage): void => {
		response.write(`event: ${name}\ndata: ${JSON.stringify(message)}\n\n`);
	};
	let sent: FrameBuffer | undefined;
	const stops = [
		board.watch(() => send("board", boardMessage(board))),
		board.screen.watch((frame) => {
			if (response.writableLength > maxWaitingBytes) return;
			const band = changedBand(sent, frame);
			sent = frame;
			if (band === undefined) return;
			const { width, height, top, rows } = band;
			send("frame", { width, height, top, rows: encodeRows(rows) });
		}),
	];
	send("board", boardMessage(board));
	response.on("close", () => {
		for (const stop of stops) stop();
	});
}

function boardMessage(board: VirtualBoard): BoardMessage {
	return {
		view: board.display.shown?.view,
		at: board.now(),
		service: board.profile.baseUrl,
		isPlugged: board.link.isPlugged,
		isDown: board.button.isDown,
		panel: board.screen.panel.name,
		mmPerPixel: mmPerPixel(board.screen.panel),
		panels: panels.map(({ name }) => name),
		language: board.language.tag,
		languages: languages.map(({ tag, name }) => ({ code: tag, name })),
		activity: board.activity.entries,
	};
}

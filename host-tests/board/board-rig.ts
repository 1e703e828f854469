import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeProfile } from "../../modules/c2c/profiles.js";
import type { Clock, LogLevel } from "../../modules/engine/ports.js";
import { languages } from "../../modules/language/languages.js";
import { panels } from "../../modules/screen/panels.js";
import type { View } from "../../modules/screen/view.js";
import { type BoardParts, VirtualBoard } from "../../tools/virtual-board/board.js";
import { NodeClock } from "../../tools/virtual-board/ports/node-clock.js";
import { NodeHttp } from "../../tools/virtual-board/ports/node-http.js";
import { loadRendering } from "../../tools/virtual-board/rendering.js";

export type BoardRig = Readonly<{
	board: VirtualBoard;
	flash: string;
	logged: readonly string[];
	/** The first view, from now on or already shown, that fulfils the condition. */
	view(condition: (view: View) => boolean): Promise<View>;
	dispose(): void;
}>;

export type RigOptions = Readonly<{
	service: string;
	clock?: Clock;
	network?: BoardParts["network"];
	clientSecret?: string | undefined;
	/** `undefined` leaves it to flash and chance. */
	clientId?: string | undefined;
	/** Folder of an earlier rig; a new one otherwise. */
	flash?: string;
}>;

/** A virtual board in this process, not started yet. */
export function makeBoard(options: RigOptions): BoardRig {
	const profile = makeProfile({ kind: "frameio", baseUrl: options.service, firmwareVersion: "1.0.0" });
	const [panel] = panels;
	if (profile.kind === "refused" || panel === undefined) throw new Error("no profile or panel");
	const folder = options.flash ?? mkdtempSync(path.join(os.tmpdir(), "slate-board-"));
	const logged: string[] = [];
	const board = new VirtualBoard(
		{
			profile: profile.profile,
			flash: folder,
			clientId: "clientId" in options ? options.clientId : "unit-1",
			clientSecret: "clientSecret" in options ? options.clientSecret : "secret",
			panel,
			language: languages[0],
		},
		{
			network: options.network ?? new NodeHttp(),
			clock: options.clock ?? new NodeClock(),
			log: { write: (level: LogLevel, text: string) => logged.push(`${level} ${text}`) },
			rendering: loadRendering(),
		},
	);
	return {
		board,
		flash: folder,
		logged,
		view: (condition) => viewOf(board, condition),
		dispose: () => {
			board.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function viewOf(board: VirtualBoard, condition: (view: View) => boolean): Promise<View> {
	const present = board.display.shown?.view;
	if (present !== undefined && condition(present)) return Promise.resolve(present);
	return new Promise((resolve) => {
		const stop = board.display.watch(({ view }) => {
			if (!condition(view)) return;
			stop();
			resolve(view);
		});
	});
}

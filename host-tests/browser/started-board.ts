import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { Program } from "../board/program.js";
import { BoardPage } from "./board-page.js";
import { launchChromium } from "./chromium.js";

export type StartedBoard = Readonly<{
	browser: Browser;
	program: Program;
	page: Page;
	board: BoardPage;
	/** Of the board's page. */
	url: string;
	/** Ends browser and program, and deletes what they kept. */
	close: () => Promise<void>;
}>;

/** `npm start` with a folder of its own, and its page in a window of that size, with a code on the screen. */
export async function startBoard(width: number, height: number): Promise<StartedBoard> {
	const data = mkdtempSync(path.join(tmpdir(), "slate-page-"));
	const browser = await launchChromium();
	const program = new Program("start/main.js", [], { SLATE_DATA: data });
	const close = async (): Promise<void> => {
		await browser.close();
		program.say("quit");
		await program.status();
		rmSync(data, { recursive: true, force: true });
	};
	const [, url = ""] = await program.sees(/^The board +(\S+)/m);
	const page = await browser.newPage({ viewport: { width, height } });
	const board = new BoardPage(page);
	await board.open(url);
	await board.untilState("waiting");
	return { browser, program, page, board, url, close };
}

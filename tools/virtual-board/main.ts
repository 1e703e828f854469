import { jsonLine } from "../../modules/engine/json-line.js";
import { runProgram } from "../shared/options.js";
import type { VirtualBoard } from "./board.js";
import { type BoardConsole, openConsole } from "./board-console.js";
import { type BoardCommand, boardHelp, readBoardCommand } from "./board-options.js";
import { complain, openBoard, showInTerminal } from "./open-board.js";
import { PageServer } from "./page-server.js";
import { runSession } from "./session.js";

type Run = Extract<BoardCommand, { kind: "run" }>;

await runProgram(async (args) => {
	const command = readBoardCommand(args, process.env);
	if (command.kind === "help") {
		process.stdout.write(boardHelp);
		return;
	}
	const console = command.console === undefined ? undefined : await openConsole(command.console);
	try {
		await runBoard(command, console);
	} finally {
		console?.close();
	}
});

async function runBoard(command: Run, console: BoardConsole | undefined): Promise<void> {
	const { settings, extraRoots, isJson, page: where } = command;
	const board = openBoard(settings, { extraRoots, isLogged: isJson || where === undefined, console });
	try {
		const page = where === undefined ? undefined : await PageServer.start(board, where);
		if (isJson) printViews(board, console);
		else showInTerminal(board, page !== undefined);
		if (page !== undefined) complain(`The board's page: ${page.url}`);
		if (console !== undefined) complain(`The board's console: ${command.console?.path}`);
		board.start();
		await runSession(board, { input: process.stdin, complain });
		await page?.close();
	} finally {
		board.stop();
	}
}

/** A board's console has its lines of JSON, too. */
function printViews(board: VirtualBoard, console: BoardConsole | undefined): void {
	board.display.watch(({ view, at }) => {
		const line = `${jsonLine(view, at)}\n`;
		process.stdout.write(line);
		console?.write(Buffer.from(line));
	});
}

import { runProgram } from "../shared/options.js";
import { boardHelp, readBoardCommand } from "./board-options.js";
import { jsonLine } from "./json-lines.js";
import { complain, openBoard, showInTerminal } from "./open-board.js";
import { PageServer } from "./page-server.js";
import { runSession } from "./session.js";

await runProgram(async (args) => {
	const command = readBoardCommand(args, process.env);
	if (command.kind === "help") {
		process.stdout.write(boardHelp);
		return;
	}
	const { settings, extraRoots, isJson, page: where } = command;
	const board = openBoard(settings, { extraRoots, isLogged: isJson || where === undefined });
	try {
		const page = where === undefined ? undefined : await PageServer.start(board, where);
		if (isJson) board.display.watch(({ view, at }) => process.stdout.write(`${jsonLine(view, at)}\n`));
		else showInTerminal(board, page !== undefined);
		if (page !== undefined) complain(`The board's page: ${page.url}`);
		board.start();
		await runSession(board, { input: process.stdin, complain });
		await page?.close();
	} finally {
		board.stop();
	}
});

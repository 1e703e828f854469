import { mkdirSync } from "node:fs";
import path from "node:path";
import type { ServiceProfile } from "../../modules/c2c/profile.js";
import { makeProfile } from "../../modules/c2c/profiles.js";
import { localClientSecret } from "../c2c-service/logic/seed.js";
import { type RunningService, startService } from "../c2c-service/server.js";
import { EnvironmentError, runProgram, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { defaultPagePort } from "../virtual-board/board-options.js";
import { firmwareVersion } from "../virtual-board/firmware-version.js";
import { complain, openBoard, showInTerminal } from "../virtual-board/open-board.js";
import { PageServer } from "../virtual-board/page-server.js";
import { runSession } from "../virtual-board/session.js";
import { chooseServicePort, rememberServicePort } from "./service-port.js";
import { readStartCommand, type StartCommand, startHelp } from "./start-options.js";

type Run = Extract<StartCommand, { kind: "run" }>;

/** What board and service keep; a variable of the environment moves it, for tests. */
const folder = process.env.SLATE_DATA ?? path.join(root, ".slate");

await runProgram(async (args) => {
	const command = readStartCommand(args);
	if (command.kind === "help") {
		process.stdout.write(startHelp);
		return;
	}
	makeFolder();
	const port = command.servicePort ?? (await chooseServicePort(folder, command.host));
	const data = path.join(folder, "service");
	const service = await startService({ port, host: command.host, data });
	try {
		rememberServicePort(folder, Number(new URL(service.origin).port));
		await runBoard(command, service);
	} finally {
		await service.close();
	}
});

async function runBoard(command: Run, service: RunningService): Promise<void> {
	const { panel, language, batteryPercent, boardPort } = command;
	const board = openBoard(
		{
			profile: profileFor(ownAddress(service.origin, command.host)),
			flash: path.join(folder, "flash"),
			clientId: undefined,
			clientSecret: localClientSecret,
			panel,
			language,
			batteryPercent,
		},
		{ extraRoots: undefined, isLogged: false },
	);
	try {
		const where = { host: "127.0.0.1", port: boardPort ?? defaultPagePort, isFirm: boardPort !== undefined };
		const page = await PageServer.start(board, where);
		process.stdout.write(greeting(page.url, service.origin, command.host));
		showInTerminal(board, true);
		board.start();
		await runSession(board, { input: process.stdin, complain });
		await page.close();
	} finally {
		board.stop();
	}
	process.stdout.write("\nStopped. The pairing is kept: npm start goes on with it.\n");
}

function greeting(page: string, origin: string, host: string): string {
	const isShared = host !== "127.0.0.1" && host !== "::1";
	const reach = isShared ? "A phone on the same network can open the service's address.\n" : "";
	return `\nThe board    ${page}\nThe service  ${origin}\n${reach}Ctrl-C stops both.\n\n`;
}

/** The address by which the board itself knows the service: the same whether or not others may reach it. */
function ownAddress(origin: string, host: string): string {
	if (host !== "0.0.0.0") return origin;
	return `http://127.0.0.1:${new URL(origin).port}`;
}

function profileFor(baseUrl: string): ServiceProfile {
	const made = makeProfile({ kind: "frameio", baseUrl, firmwareVersion });
	if (made.kind === "ok") return made.profile;
	throw new UsageError(`--host must be an address in a private network. ${made.text}`);
}

function makeFolder(): void {
	try {
		mkdirSync(folder, { recursive: true });
	} catch (error) {
		const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
		throw new EnvironmentError(`The folder ${folder} cannot be made${code}; board and service need it.`);
	}
}

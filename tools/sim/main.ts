import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { localClientSecret } from "../c2c-service/logic/seed.js";
import { startService } from "../c2c-service/server.js";
import { runProgram, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { secretVariable } from "../virtual-board/board-options.js";
import { buildForSimulator } from "./build.js";
import { provision } from "./provision.js";
import { runScript } from "./script.js";
import { findSdk } from "./sdk.js";
import { readSimCommand, type SimCommand, simHelp } from "./sim-options.js";
import { Simulator, setBattery } from "./simulator.js";
import { startVirtualScreen } from "./virtual-screen.js";

type Run = Extract<SimCommand, { kind: "run" }>;

const complain = (line: string): void => void process.stderr.write(`${line}\n`);

await runProgram(async (args) => {
	const command = readSimCommand(args);
	if (command.kind === "help") {
		process.stdout.write(simHelp);
		return;
	}
	const lines = command.script === undefined ? undefined : readScript(command.script);
	const sdk = findSdk();
	complain("Building the firmware for the simulator …");
	const program = await buildForSimulator(sdk, { language: command.language, onLine: complain });
	const local = command.service === undefined ? await startService({ https: true }) : undefined;
	const folder = path.join(root, ".slate/sim");
	const service = command.service ?? local?.origin ?? "";
	provision(folder, {
		service,
		clientSecret: secretFor(command),
		newClientId: randomUUID(),
		rootPem: local?.rootPem,
	});
	setBattery(folder, command.batteryPercent);
	complain(`The service: ${service}`);
	const { DISPLAY } = process.env;
	const hidden = DISPLAY === undefined || DISPLAY === "" ? await startVirtualScreen() : undefined;
	const simulator = new Simulator(sdk, {
		program,
		folder,
		panel: command.panel,
		display: hidden?.display ?? DISPLAY ?? "",
		onLog: (line) => process.stdout.write(`${line}\n`),
	});
	const input = readline.createInterface({ input: process.stdin, terminal: false });
	try {
		await Promise.race([runScript(simulator, lines ?? input, complain), simulator.exited]);
		const reason = simulator.abortReason;
		if (reason !== undefined) complain(`The virtual machine ended by itself: ${reason}`);
	} finally {
		input.close();
		process.stdin.destroy();
		await simulator.kill();
		hidden?.close();
		await local?.close();
	}
});

function readScript(file: string): readonly string[] {
	try {
		return readFileSync(file, "utf8").split("\n");
	} catch {
		throw new UsageError(`--script "${file}" cannot be read.`);
	}
}

function secretFor({ service }: Run): string | undefined {
	return service === undefined ? localClientSecret : process.env[secretVariable];
}

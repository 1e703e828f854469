import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { decodeLine, encodeLine, type Fields, type Script } from "./script/message.js";

export type MachineOptions = Readonly<{
	program: string;
	/** Bytes of the pool; 0: as much as it likes. */
	poolBytes: number;
	/** Slots of the stack, which is taken from the pool. */
	stackSlots: number;
	/** Absolute paths; the last one is the guest. */
	modules: readonly string[];
}>;

/** What is preloaded, and by which XS. */
export type Preloaded = Readonly<{ slots: number; chunkBytes: number; version: string }>;

/**
 * Plays the script to the guest on XS.
 * @throws Error with the host's last words when it ends before the script does
 */
export async function playOnXs(options: MachineOptions, script: Script): Promise<Preloaded> {
	const { program, poolBytes, stackSlots, modules } = options;
	const args = ["--pool", String(poolBytes), "--stack", String(stackSlots), ...modules];
	const host = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
	let complaint = "";
	host.stderr.setEncoding("utf8").on("data", (text: string) => {
		complaint += text;
	});
	host.stdin.on("error", () => {});
	const ended = new Promise<number | null>((resolve) => {
		host.on("error", () => resolve(null));
		host.on("close", resolve);
	});
	let preloaded: Preloaded = { slots: 0, chunkBytes: 0, version: "" };
	let said: Fields[] = [];
	for await (const line of createInterface({ input: host.stdout })) {
		if (line === ".") {
			const step = script.next(said);
			said = [];
			if (step.done === true) host.stdin.end();
			else host.stdin.write(`${encodeLine(step.value)}\n`);
			continue;
		}
		const fields = decodeLine(line);
		if (fields[0] === "preloaded") {
			preloaded = {
				slots: Number(fields[1]),
				chunkBytes: Number(fields[2]),
				version: fields[3] ?? "",
			};
		} else said.push(fields);
	}
	const status = await ended;
	if (status !== 0) throw new Error(complaint.trim() || `the host ended with status ${status}`);
	return preloaded;
}

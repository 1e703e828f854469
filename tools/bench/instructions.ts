import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { contenders } from "./clients.js";
import { LoopbackServer } from "./loopback-server.js";
import { median } from "./median.js";
import { clientProgram, few, many } from "./pairing-cost.js";
import { count, ratio, type Section } from "./report.js";

const start = 10;
const end = 40;
/** The compiler of JavaScript makes runs of one client differ by some percent. */
const rounds = 3;
/** Compiled and collected on the thread that is counted, so that it does not depend on what else the machine does. */
const flags = ["--single-threaded"];

export type Instructions = Readonly<{ name: string; perPairing: number; perPoll: number }>;

/** By callgrind. `undefined` where valgrind is not installed. */
export async function measureInstructions(
	report: (line: string) => void,
): Promise<readonly Instructions[] | undefined> {
	if (spawnSync("valgrind", ["--version"]).status !== 0) return undefined;
	const measured = new Map(contenders.map(({ name }) => [name, [] as Omit<Instructions, "name">[]]));
	for (let round = 1; round <= rounds; round += 1) {
		report(`  instructions, round ${round} of ${rounds}`);
		for (const { key, name } of contenders) measured.get(name)?.push(await measureOnce(key));
	}
	return [...measured].map(([name, list]) => ({
		name,
		perPairing: median(list.map(({ perPairing }) => perPairing)),
		perPoll: median(list.map(({ perPoll }) => perPoll)),
	}));
}

/** Start-up and loading are in all three runs, and so in no difference. */
async function measureOnce(key: string): Promise<Omit<Instructions, "name">> {
	const [base, longer, chattier] = await Promise.all([
		collect(key, start, few),
		collect(key, end, few),
		collect(key, start, many),
	]);
	return {
		perPairing: (longer - base) / (end - start),
		perPoll: (chattier - base) / (start * (many - few)),
	};
}

/** Instructions of a process that pairs so often. @throws Error when callgrind gives no figure */
async function collect(key: string, pairings: number, pendingPolls: number): Promise<number> {
	const server = new LoopbackServer();
	server.pendingPolls = pendingPolls;
	const origin = await server.listen();
	const program = [process.execPath, ...flags, clientProgram, key, origin, "0", String(pairings)];
	const callgrind = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
	const { stderr } = await promisify(execFile)("valgrind", [...callgrind, ...program]);
	server.close();
	const collected = /Collected : (\d+)/.exec(stderr)?.[1];
	if (collected === undefined) throw new Error(`callgrind gave no figure: ${stderr.slice(-300)}`);
	return Number(collected);
}

export function instructionsSection(measured: readonly Instructions[] | undefined): Section {
	const title = "Instructions on Node";
	if (measured === undefined) {
		return { title, text: ["Not counted: valgrind is not installed on this machine."], tables: [] };
	}
	const [base] = measured;
	const millions = (instructions: number) => `${count(instructions / 1e6, 2)} M`;
	return {
		title,
		text: [
			`What the processor executes in the process of the client, its HTTP and its share of the system's libraries included, by callgrind, in a pairing whose fourth poll brings the tokens: the difference between a process that pairs ${end} times and one that pairs ${start} times, so without start-up; for a poll, between ${many} and ${few} polls that are answered \`authorization_pending\`. Medians of ${rounds} rounds. The compiler of JavaScript works as it always does, and counts, but on the same thread (\`node ${flags.join(" ")}\`); runs differ by a few percent for that.`,
		],
		tables: [
			{
				head: ["client", "a pairing", "to Slate's", "a poll", "to Slate's"],
				rows: measured.map(({ name, perPairing, perPoll }) => [
					name,
					millions(perPairing),
					ratio(perPairing, base?.perPairing ?? 0),
					millions(perPoll),
					ratio(perPoll, base?.perPoll ?? 0),
				]),
			},
		],
	};
}

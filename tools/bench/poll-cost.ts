import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../shared/root.js";
import { parseBudgets } from "../xs-host/budgets.js";
import type { Measured } from "../xs-host/figures.js";
import { perOne } from "../xs-host/figures.js";
import { Trial } from "../xs-host/trial.js";
import { count, type Section } from "./report.js";

export type PollCost = Readonly<{ name: string; computrons: number; slots: number; chunkBytes: number }>;

/** What a poll takes on the boards' engine: the core's part, then HTTP's. */
export async function measurePolls(program: string): Promise<readonly PollCost[]> {
	const budgets = parseBudgets(readFileSync(path.join(root, "tools/xs-host/budgets.json"), "utf8"));
	const trial = new Trial(program, budgets);
	return [costOf("the core", await trial.polls()), costOf("HTTP, written and read", await trial.exchanges())];
}

function costOf(name: string, span: Measured["polls"]): PollCost {
	return {
		name,
		computrons: perOne(span, ({ computrons }) => computrons),
		slots: perOne(span, ({ slots }) => slots),
		chunkBytes: perOne(span, ({ chunkBytes }) => chunkBytes),
	};
}

export function pollSection(costs: readonly PollCost[]): Section {
	return {
		title: "A poll on XS",
		text: [
			"What one poll that is answered `authorization_pending` takes on the boards' engine before anything is collected. The core's part is everything from the alarm to the next one; the request itself is made once for each code. HTTP's is writing it for the wire and reading the answer, with eight lines in its head. Chunks hold text, bytes and the items of arrays, which are twice as large on this machine of 64 bits as on a board; slots hold all else. TLS is native code. `npm run test:xs` holds all of them to ceilings.",
		],
		tables: [
			{
				head: ["part", "computrons", "slots", "bytes of chunks"],
				rows: costs.map(({ name, computrons, slots, chunkBytes }) => [
					name,
					count(computrons),
					count(slots),
					count(chunkBytes),
				]),
			},
		],
	};
}

import { live } from "./life-run.js";
import { lifeOf } from "./plan/life.js";
import { type Shrunk, shrink } from "./shrink.js";
import { addStatistics, noStatistics, type Statistics } from "./world/statistics.js";

export type Failure = Shrunk & Readonly<{ seed: number }>;

/** What came of several lives. */
export type BatchResult = Readonly<{ lives: number; statistics: Statistics; failures: readonly Failure[] }>;

/** `isQuick`: ends with the first life that fails, and leaves that as long as it is. */
export type Batch = Readonly<{ from: number; count: number; days: number; isQuick?: boolean }>;

/** Lives the seeds one after the other; what fails is made as short as it gets. */
export function runBatch({ from, count, days, isQuick = false }: Batch): BatchResult {
	const statistics = noStatistics();
	const failures: Failure[] = [];
	for (let seed = from; seed < from + count; seed += 1) {
		const life = lifeOf(seed, days);
		const result = live(life);
		addStatistics(statistics, result.statistics);
		const { broken } = result;
		if (broken === undefined) continue;
		failures.push({ seed, ...(isQuick ? { broken, needed: [] } : shrink(life, broken)) });
		if (isQuick) break;
	}
	return { lives: count, statistics, failures };
}

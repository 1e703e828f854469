import { live } from "./life-run.js";
import { lifeOf } from "./plan/life.js";
import { type Shrunk, shrink } from "./shrink.js";
import { addStatistics, noStatistics, type Statistics } from "./world/statistics.js";

export type Failure = Shrunk & Readonly<{ seed: number }>;

/** What came of several lives. */
export type BatchResult = Readonly<{ lives: number; statistics: Statistics; failures: readonly Failure[] }>;

export type Batch = Readonly<{ from: number; count: number; days: number }>;

/** Lives the seeds one after the other; what fails is made as short as it gets. */
export function runBatch({ from, count, days }: Batch): BatchResult {
	const statistics = noStatistics();
	const failures: Failure[] = [];
	for (let seed = from; seed < from + count; seed += 1) {
		const life = lifeOf(seed, days);
		const result = live(life);
		addStatistics(statistics, result.statistics);
		if (result.broken !== undefined) failures.push({ seed, ...shrink(life, result.broken) });
	}
	return { lives: count, statistics, failures };
}

import { Worker } from "node:worker_threads";
import type { BatchResult, Failure } from "./batch.js";
import { addStatistics, noStatistics, type Statistics } from "./world/statistics.js";

const batchSize = 5;

export type Sweep = Readonly<{
	from: number;
	seeds: number;
	days: number;
	threads: number;
	/** No new lives are begun after that many broken promises, nor after `deadlineMs`. */
	maxFailures: number;
	deadlineMs?: number | undefined;
	onFailure?: ((failure: Failure) => void) | undefined;
}>;

export type SweepResult = Readonly<{
	lives: number;
	days: number;
	statistics: Statistics;
	failures: readonly Failure[];
	elapsedMs: number;
}>;

/** Lives many seeds on several threads. */
export async function sweep(options: Sweep): Promise<SweepResult> {
	const start = performance.now();
	const statistics = noStatistics();
	const failures: Failure[] = [];
	let lives = 0;
	let next = options.from;
	const end = options.from + options.seeds;
	const isOver = () =>
		next >= end ||
		failures.length >= options.maxFailures ||
		performance.now() - start > (options.deadlineMs ?? Number.POSITIVE_INFINITY);

	const feed = (worker: Worker): boolean => {
		if (isOver()) return false;
		const count = Math.min(batchSize, end - next);
		worker.postMessage({ from: next, count, days: options.days });
		next += count;
		return true;
	};
	const take = (result: BatchResult): void => {
		lives += result.lives;
		addStatistics(statistics, result.statistics);
		for (const failure of result.failures) {
			failures.push(failure);
			options.onFailure?.(failure);
		}
	};
	await Promise.all(Array.from({ length: options.threads }, () => runThread(feed, take)));
	return { lives, days: lives * options.days, statistics, failures, elapsedMs: performance.now() - start };
}

/** One thread, until there is nothing left to feed it with. */
async function runThread(
	feed: (worker: Worker) => boolean,
	take: (result: BatchResult) => void,
): Promise<void> {
	const worker = new Worker(new URL("./worker.js", import.meta.url));
	await new Promise<void>((resolve, reject) => {
		worker.on("error", reject);
		worker.on("message", (result: BatchResult) => {
			take(result);
			if (!feed(worker)) resolve();
		});
		if (!feed(worker)) resolve();
	}).finally(() => worker.terminate());
}

import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Batch, BatchResult } from "../batch.js";
import type { PromiseName } from "../promises/promise.js";
import type { Mutant } from "./mutant.js";
import type { Nursery } from "./nursery.js";

const batchSize = 5;

export type Limits = Readonly<{ seeds: number; days: number }>;

/** The first life in which the fault shows, and what it breaks; `undefined` when it shows in none. */
export type Catch = Readonly<{ seed: number; promise: PromiseName; text: string }>;

/** Lives seed after seed, from 1, with the fault planted, until a promise breaks. */
export async function hunt(nursery: Nursery, mutant: Mutant, limits: Limits): Promise<Catch | undefined> {
	nursery.plant(mutant);
	const worker = new Worker(pathToFileURL(nursery.file("tools/simulate/worker.js")));
	try {
		for (let from = 1; from <= limits.seeds; from += batchSize) {
			const count = Math.min(batchSize, limits.seeds - from + 1);
			const { failures } = await ask(worker, { from, count, days: limits.days, isQuick: true });
			const failure = failures[0];
			if (failure !== undefined)
				return { seed: failure.seed, promise: failure.broken.promise, text: failure.broken.text };
		}
		return undefined;
	} finally {
		await worker.terminate();
		nursery.heal(mutant);
	}
}

function ask(worker: Worker, batch: Batch): Promise<BatchResult> {
	return new Promise((resolve, reject) => {
		worker.once("error", reject);
		worker.once("message", (result: BatchResult) => {
			worker.off("error", reject);
			resolve(result);
		});
		worker.postMessage(batch);
	});
}

import assert from "node:assert/strict";
import { readCorpus } from "../../tools/fuzz/corpus.js";
import { execute } from "../../tools/fuzz/execute.js";
import { targets } from "../../tools/fuzz/targets.js";

/** Other tests run at the same time. */
const patienceMs = 400;
const corpus = readCorpus();

describe("the corpus of the fuzzer", () => {
	for (const { name, target: wanted, input } of corpus) {
		it(`${name} keeps every promise of its parser`, () => {
			const target = targets.find((known) => known.name === wanted);
			assert.ok(target !== undefined, `no parser is called "${wanted}"`);
			assert.equal(execute(target, input, patienceMs), undefined);
		});
	}

	for (const target of targets) {
		it(`begins with good inputs for ${target.name}`, () => {
			for (const seed of target.seeds) assert.equal(execute(target, seed, patienceMs), undefined);
		});
	}
});

import assert from "node:assert/strict";
import { Dice } from "../../tools/fuzz/dice.js";
import { execute } from "../../tools/fuzz/execute.js";
import { Fuzzer, type Novelty } from "../../tools/fuzz/fuzzer.js";
import { minimise } from "../../tools/fuzz/minimise.js";
import { maxInputBytes, mutate } from "../../tools/fuzz/mutate.js";
import { bytesOf, claim, type Target, textOf } from "../../tools/fuzz/target.js";

const nothingNew: Novelty = { peek: () => false, take: () => false };

/** A parser that breaks where its input says so. */
const fragile: Target = {
	name: "fragile",
	seeds: [bytesOf('{"size":5,"name":"box"}')],
	words: ["boom"],
	run: (input) => claim(!textOf(input).includes("boom"), `broken by ${textOf(input).length} characters`),
};

function fuzzed(target: Target, seed: number, rounds: number, novelty = nothingNew): Fuzzer {
	const fuzzer = new Fuzzer(target, new Dice(seed), novelty, []);
	fuzzer.begin();
	for (let round = 0; round < rounds; round += 1) fuzzer.advance();
	return fuzzer;
}

/** Every input that a run with this seed makes. */
function inputsOf(seed: number): readonly string[] {
	const inputs: string[] = [];
	fuzzed({ ...fragile, run: (input) => inputs.push(Buffer.from(input).toString("hex")) }, seed, 3);
	return inputs;
}

/** A parser of which each word at the beginning of the input opens one more part. */
function stairs() {
	let known = 0;
	let deepest = 0;
	let sinceLook = 0;
	const look = (remember: boolean): boolean => {
		const isNew = sinceLook > known;
		if (remember) known = Math.max(known, sinceLook);
		sinceLook = 0;
		return isNew;
	};
	const run = (input: Uint8Array) => {
		const depth = (/^(?:boom)*/.exec(textOf(input))?.[0].length ?? 0) / "boom".length;
		// One piece repeated many times is no step.
		if (depth > known + 1) return;
		sinceLook = Math.max(sinceLook, depth);
		deepest = Math.max(deepest, depth);
	};
	const novelty: Novelty = { peek: () => look(false), take: () => look(true) };
	return { target: { ...fragile, run }, novelty, reached: () => deepest };
}

describe("the fuzzer", function () {
	this.timeout(20_000);

	it("finds a defect, says what it is, and makes its input as short as it can be", () => {
		const [finding, ...others] = fuzzed(fragile, 1, 6).findings;
		assert.match(finding?.fault.text ?? "", /^Violation: broken by \d+ characters$/);
		assert.equal(textOf(finding?.input ?? new Uint8Array(0)), "boom");
		assert.deepEqual(others, []);
	});

	it("finds nothing where nothing is wrong", () => {
		const fuzzer = fuzzed({ ...fragile, run: () => {} }, 1, 6);
		assert.deepEqual(fuzzer.findings, []);
		assert.ok(fuzzer.executions > 1_000);
	});

	it("makes the same inputs from the same seed", () => {
		assert.deepEqual(inputsOf(7), inputsOf(7));
	});

	it("makes other inputs from another seed", () => {
		assert.notDeepEqual(inputsOf(7), inputsOf(8));
	});

	it("goes on from inputs that reach new code", () => {
		const { target, novelty } = stairs();
		const { discoveries } = fuzzed(target, 1, 30, novelty);
		assert.ok(discoveries.some((input) => textOf(input).startsWith("boomboomboom")));
	});

	it("does not get as deep by chance alone", () => {
		const { target, reached } = stairs();
		fuzzed(target, 1, 30);
		assert.ok(reached() < 3);
	});

	it("leaves a parser alone that has shown five defects", () => {
		let count = 0;
		const run = () => {
			count += 1;
			throw new Error("x".repeat(count));
		};
		const fuzzer = fuzzed({ ...fragile, run }, 1, 20);
		assert.ok(fuzzer.isSpent);
		assert.equal(fuzzer.findings.length, 5);
	});
});

describe("a mutated input", () => {
	it("never exceeds its bound", () => {
		const dice = new Dice(3);
		let input: Uint8Array = bytesOf("ab\ncd".repeat(4_000));
		for (let count = 0; count < 2_000; count += 1) {
			input = mutate(input, dice, { others: [input], words: [bytesOf("word")] });
			assert.ok(input.length <= maxInputBytes);
			if (input.length < 100) input = bytesOf("ab\ncd".repeat(4_000));
		}
	});

	it("is made of an empty one too", () => {
		const dice = new Dice(4);
		const made = Array.from({ length: 200 }, () =>
			mutate(new Uint8Array(0), dice, { others: [], words: [] }),
		);
		assert.ok(made.some(({ length }) => length > 0));
	});
});

describe("an execution", () => {
	const usedMs = (): number => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1_000;
	};
	const busy = (ms: number): Target => ({
		...fragile,
		run: () => {
			const [used, now] = [usedMs() + ms, performance.now() + ms];
			while (usedMs() < used || performance.now() < now);
		},
	});

	it("that takes too long every time is a fault", () => {
		assert.equal(execute(busy(3), new Uint8Array(0), 1)?.text, "takes more than 1 ms");
	});

	it("that takes too long once only is none", () => {
		let isFirst = true;
		const run = () => {
			if (isFirst) busy(6).run(new Uint8Array(0));
			isFirst = false;
		};
		assert.equal(execute({ ...fragile, run }, new Uint8Array(0), 4), undefined);
	});
});

describe("a minimised input", () => {
	it("holds nothing that is not needed", () => {
		const shows = (bytes: Uint8Array) => textOf(bytes).includes("a") && textOf(bytes).includes("z");
		assert.equal(textOf(minimise(bytesOf("xxaxxxxxyyyyzyy"), shows)), "az");
	});
});

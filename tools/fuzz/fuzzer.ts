import type { Dice } from "./dice.js";
import { execute, type Fault } from "./execute.js";
import { minimise } from "./minimise.js";
import { type Material, mutate } from "./mutate.js";
import { bytesOf, type Target } from "./target.js";

export type Finding = Readonly<{ target: string; fault: Fault; input: Uint8Array }>;

/** Says whether what ran since the last question reached code that nothing had reached before. */
export type Novelty = Readonly<{
	peek(): boolean;
	/** The same, and it is not new any more. */
	take(): boolean;
}>;

/** Many at once where nothing new is to be expected any more. */
const smallestBatch = 64;
const largestBatch = 4_096;
/** Inputs that are kept for one parser; a further one takes a random place. */
const maxPool = 400;
/** A parser with this many different findings is left alone. */
const maxFindings = 5;

/** One parser, and the inputs that reach different parts of it. */
export class Fuzzer {
	readonly target: Target;
	readonly findings: Finding[] = [];
	executions = 0;
	/** Inputs that reached code which no input before them had reached. */
	readonly discoveries: Uint8Array[] = [];
	readonly #pool: Uint8Array[];
	readonly #dice: Dice;
	readonly #novelty: Novelty;
	readonly #words: readonly Uint8Array[];
	#batch = smallestBatch;

	constructor(target: Target, dice: Dice, novelty: Novelty, corpus: readonly Uint8Array[]) {
		this.target = target;
		this.#dice = dice;
		this.#novelty = novelty;
		this.#words = target.words.map(bytesOf);
		this.#pool = [...target.seeds, ...corpus];
	}

	get isSpent(): boolean {
		return this.findings.length >= maxFindings;
	}

	/** Runs what it begins with, so that only code beyond it counts as new. */
	begin(): void {
		this.#search([...this.#pool]);
	}

	/** Makes and runs one batch of inputs. */
	advance(): void {
		const material: Material = { others: this.#pool, words: this.#words };
		const empty = new Uint8Array(0);
		const known = this.discoveries.length;
		this.#search(
			Array.from({ length: this.#batch }, () =>
				mutate(this.#dice.pick(this.#pool) ?? empty, this.#dice, material),
			),
		);
		const isFruitful = this.discoveries.length > known;
		this.#batch = isFruitful ? smallestBatch : Math.min(largestBatch, this.#batch * 2);
	}

	/**
	 * Runs the inputs and keeps those that reach new code. To look costs as much as a thousand runs, so it is done for many
	 * inputs at once, and for each half again where there is something to find.
	 */
	#search(inputs: readonly Uint8Array[]): void {
		const [only] = inputs;
		if (only === undefined || this.isSpent) return;
		for (const input of inputs) this.#run(input);
		if (inputs.length === 1) {
			if (this.#novelty.take()) this.#discover(only);
		} else if (this.#novelty.peek()) {
			const half = Math.ceil(inputs.length / 2);
			this.#search(inputs.slice(0, half));
			this.#search(inputs.slice(half));
		}
	}

	#discover(input: Uint8Array): void {
		this.discoveries.push(input);
		this.#keep(input);
	}

	#keep(input: Uint8Array): void {
		if (this.#pool.length < maxPool) this.#pool.push(input);
		else this.#pool[this.#dice.below(maxPool)] = input;
	}

	#run(input: Uint8Array): void {
		if (this.isSpent) return;
		this.executions += 1;
		const fault = execute(this.target, input);
		if (fault === undefined || this.findings.some((known) => known.fault.defect === fault.defect)) return;
		const shows = (shorter: Uint8Array): boolean => execute(this.target, shorter)?.defect === fault.defect;
		this.findings.push({ target: this.target.name, fault, input: minimise(input, shows) });
	}
}

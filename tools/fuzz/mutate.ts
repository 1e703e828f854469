import type { Dice } from "./dice.js";
import { bytesOf, textOf } from "./target.js";

/** No input is longer. */
export const maxInputBytes = 20_000;

type Mutator = (bytes: Uint8Array, dice: Dice, material: Material) => Uint8Array;

export type Material = Readonly<{
	/** Other inputs, to take pieces from. */
	others: readonly Uint8Array[];
	words: readonly Uint8Array[];
}>;

const numbers = [
	"0",
	"-1",
	"1",
	"300",
	"301",
	"86400",
	"86401",
	"1e999",
	"4294967296",
	"0.5",
	"-0",
	"5.0000001",
];
const values = [...numbers, '"5"', "null", "true", "[]", "{}", '""', '"\\u0000"', '"\\ud800"', '"\u202e"'];

function spliced(bytes: Uint8Array, at: number, removed: number, piece: Uint8Array): Uint8Array {
	const rest = bytes.subarray(Math.min(bytes.length, at + removed));
	const result = new Uint8Array(at + piece.length + rest.length);
	result.set(bytes.subarray(0, at));
	result.set(piece, at);
	result.set(rest, at + piece.length);
	return result;
}

function changed(bytes: Uint8Array, dice: Dice, change: (byte: number) => number): Uint8Array {
	const copy = bytes.slice();
	const at = dice.below(copy.length);
	if (copy.length > 0) copy[at] = change(copy[at] ?? 0);
	return copy;
}

function piece(bytes: Uint8Array, dice: Dice): Uint8Array {
	const from = dice.below(bytes.length);
	return bytes.subarray(from, from + 1 + dice.below(Math.min(64, bytes.length - from)));
}

/** Replaces one of the places that a pattern finds in the input as text. */
function replaced(bytes: Uint8Array, dice: Dice, pattern: RegExp, by: string | undefined): Uint8Array {
	const text = textOf(bytes);
	const found = dice.pick([...text.matchAll(pattern)]);
	if (found === undefined) return bytes;
	const { index, 0: old } = found;
	return bytesOf(text.slice(0, index) + (by ?? "") + text.slice(index + old.length));
}

const mutators: readonly Mutator[] = [
	(bytes, dice) => changed(bytes, dice, (byte) => byte ^ (1 << dice.below(8))),
	(bytes, dice) => changed(bytes, dice, () => dice.below(256)),
	(bytes, dice) => changed(bytes, dice, (byte) => byte + (dice.below(2) === 0 ? 1 : 255)),
	(bytes, dice) => spliced(bytes, dice.below(bytes.length), 1 + dice.below(8), new Uint8Array(0)),
	(bytes, dice) => spliced(bytes, dice.below(bytes.length + 1), 0, Uint8Array.of(dice.below(256))),
	(bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
	(bytes, dice) => spliced(bytes, dice.below(bytes.length + 1), 0, piece(bytes, dice)),
	(bytes, dice) => repeated(bytes, dice),
	(bytes, dice, { words }) =>
		spliced(bytes, dice.below(bytes.length + 1), 0, dice.pick(words) ?? new Uint8Array(0)),
	(bytes, dice, { words }) =>
		spliced(bytes, dice.below(bytes.length), dice.below(16), dice.pick(words) ?? new Uint8Array(0)),
	(bytes, dice, { others }) =>
		spliced(bytes, dice.below(bytes.length), dice.below(64), piece(dice.pick(others) ?? bytes, dice)),
	(bytes, dice, { others }) => crossed(bytes, dice.pick(others) ?? bytes, dice),
	(bytes, dice) => replaced(bytes, dice, /-?\d+(\.\d+)?/g, dice.pick(numbers)),
	(bytes, dice) =>
		replaced(bytes, dice, /"(?:[^"\\]|\\.)*"|-?\d+(\.\d+)?|true|false|null/g, dice.pick(values)),
	(bytes, dice) => withoutLine(bytes, dice),
];

function withoutLine(bytes: Uint8Array, dice: Dice): Uint8Array {
	const lines = Buffer.from(bytes).toString("latin1").split("\n");
	lines.splice(dice.below(lines.length), 1);
	return new Uint8Array(Buffer.from(lines.join("\n"), "latin1"));
}

/** A piece of the input many times over: long fields, deep nesting, many entries. */
function repeated(bytes: Uint8Array, dice: Dice): Uint8Array {
	const one = piece(bytes, dice);
	const times = 1 + dice.below(Math.ceil(Math.min(4_096, maxInputBytes) / Math.max(1, one.length)));
	const many = new Uint8Array(one.length * times);
	for (let index = 0; index < times; index += 1) many.set(one, index * one.length);
	return spliced(bytes, dice.below(bytes.length + 1), 0, many);
}

function crossed(a: Uint8Array, b: Uint8Array, dice: Dice): Uint8Array {
	const head = a.subarray(0, dice.below(a.length + 1));
	return spliced(head, head.length, 0, b.subarray(dice.below(b.length + 1)));
}

/** One to five changes, mostly few. */
export function mutate(input: Uint8Array, dice: Dice, material: Material): Uint8Array {
	let bytes = input;
	const changes = 1 + Math.min(dice.below(5), dice.below(5));
	for (let count = 0; count < changes; count += 1) {
		bytes = (dice.pick(mutators) ?? (() => bytes))(bytes, dice, material);
	}
	return bytes.slice(0, maxInputBytes);
}

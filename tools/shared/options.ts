import { parseArgs } from "node:util";

/** Wrong use of a program. The text is one line: what is wrong, and what to do. */
export class UsageError extends Error {
	override readonly name = "UsageError";

	/** What `text` repeats of the command line may hold line feeds and codes for the terminal: each becomes `?`. */
	constructor(text: string) {
		super(text.replace(/[\p{Cc}\u2028\u2029]/gu, "?"));
	}
}

/** Something outside the program prevents its work, such as a port in use. The text is one line. */
export class EnvironmentError extends Error {
	override readonly name = "EnvironmentError";
}

type Option = Readonly<{ type: "string" | "boolean"; short?: string; multiple?: boolean }>;
type OptionTable = Readonly<Record<string, Option>>;
type Value<T extends Option> = T extends { type: "boolean" }
	? boolean
	: T extends { multiple: true }
		? string[]
		: string;

/** What was given for each option; `undefined` where it was left out. */
export type OptionValues<T extends OptionTable> = { readonly [Name in keyof T]: Value<T[Name]> | undefined };

/**
 * Reads command-line options; positional arguments are refused.
 * @throws UsageError with one line when an option is unknown, lacks its value or has one too many
 */
export function readOptions<const T extends OptionTable>(
	args: readonly string[],
	options: T,
): OptionValues<T> {
	try {
		const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
		const values: unknown = parsed.values;
		return values as OptionValues<T>;
	} catch (error) {
		throw new UsageError(`${firstSentence(error)} Use --help to see the options.`);
	}
}

function firstSentence(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	const line = text.split("\n")[0] ?? "";
	const end = line.indexOf(". ");
	const sentence = end < 0 ? line : line.slice(0, end);
	return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** A whole number of decimal digits within both bounds. */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
	const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
	if (value >= min && value <= max) return value;
	throw new UsageError(`${option} must be a whole number from ${min} to ${max}, not "${text}".`);
}

/** A number such as `0.1`, above zero and at most `max`. */
export function positiveNumber(option: string, text: string, max: number): number {
	const value = /^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
	if (value > 0 && value <= max) return value;
	throw new UsageError(`${option} must be a number above 0 and at most ${max}, not "${text}".`);
}

/** One of the words of a list. */
export function oneOf<const T extends string>(option: string, text: string, words: readonly T[]): T {
	const word = words.find((candidate) => candidate === text);
	if (word !== undefined) return word;
	throw new UsageError(`${option} must be one of ${words.join(", ")}, not "${text}".`);
}

/**
 * Runs a program: wrong use ends it with status 2 and a broken environment with status 1, both with one line
 * on standard error. Any other error is a defect of the program and is left to Node, which prints where it
 * happened.
 */
export async function runProgram(program: (args: readonly string[]) => Promise<void>): Promise<void> {
	try {
		await program(process.argv.slice(2));
	} catch (error) {
		if (error instanceof UsageError) fail(error.message, 2);
		else if (error instanceof EnvironmentError) fail(error.message, 1);
		else throw error;
	}
}

function fail(text: string, status: number): void {
	process.stderr.write(`${text}\n`);
	process.exitCode = status;
}

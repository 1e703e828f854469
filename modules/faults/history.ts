import { parseJson } from "../c2c/body.js";
import { objectOf } from "../c2c/fields.js";
import { decodeUtf8, encodeUtf8 } from "../c2c/utf8.js";
import type { Store } from "../credentials/store.js";

/** An exception that nobody expected, as flash keeps it: bounded, and without content. */
export type Fault = Readonly<{
	/** The short code that is shown, such as `D1`. */
	code: string;
	/** Which part of the program was at work, such as `the display`. */
	where: string;
	/** Of {@link errorText}. */
	error: string;
	/** How long the board had been running, ms. */
	aliveMs: number;
}>;

/** What follows a fault: the board starts again by itself, or waits until somebody presses the button. */
export type Sequel = "restart" | "stay";

/** The latest faults, oldest first, and how many of them, the last ones, each ended in a restart by itself. */
type History = Readonly<{ faults: readonly Fault[]; inARow: number }>;

const key = "faults";
/** A board may start again by itself so often within {@link loopMs}; then it waits for somebody. */
const maxRestarts = 3;
const loopMs = 600_000;
const maxFaults = maxRestarts + 1;
const maxWhereLength = 24;
const maxErrorLength = 80;
/** Errors that the virtual machine makes. `SyntaxError` is not among them: it may quote what was parsed. */
const ofProgram: readonly string[] = Object.freeze(["TypeError", "RangeError", "ReferenceError"], true);
const none: History = Object.freeze({ faults: [], inARow: 0 }, true);

/**
 * One line of ASCII about an error. Its message is kept only where the virtual machine itself has written it, about the program;
 * what might be a code or a token is left out of it.
 */
export function errorText(error: unknown): string {
	if (!(error instanceof Error)) return "unknown";
	const { name, message } = error;
	const text = ofProgram.includes(name) ? `${name}: ${message}` : name;
	return text
		.replace(/[^ -~]/g, " ")
		.replace(/\d{4,}|[\w+/=.~-]{20,}/g, "...")
		.slice(0, maxErrorLength);
}

/** Keeps a fault in flash and tells what follows. A board whose flash does not keep it stays: its restarts would have no end. */
export function afterFault(store: Store, fault: Fault): Sequel {
	const { faults, inARow } = load(store);
	const where = fault.where.slice(0, maxWhereLength);
	const aliveMs = Math.round(fault.aliveMs);
	const history: History = {
		faults: [...faults, { ...fault, where, aliveMs }].slice(-maxFaults),
		inARow: Math.min(maxFaults, inARow + 1),
	};
	return !save(store, history) || isLoop(history) ? "stay" : "restart";
}

/** The fault for which a board stays that has just started; `undefined`: none, it may go on. */
export function faultAtStart(store: Store): Fault | undefined {
	const history = load(store);
	return isLoop(history) ? history.faults.at(-1) : undefined;
}

/** From now on the board may start again by itself anew: somebody is told of the fault. */
export function answerFaults(store: Store): void {
	save(store, { ...load(store), inARow: 0 });
}

/** The faults that flash keeps, oldest first, one line each. */
export function faultLines(store: Store): readonly string[] {
	return load(store).faults.map(
		({ code, where, error, aliveMs }) =>
			`earlier fault ${code} in ${where} after ${Math.round(aliveMs / 1_000)} s: ${error}`,
	);
}

/** True when the board has restarted as often as it may and has not run well for {@link loopMs} since. */
function isLoop({ faults, inARow }: History): boolean {
	if (inARow <= maxRestarts) return false;
	return faults.slice(-maxRestarts).reduce((sum, { aliveMs }) => sum + aliveMs, 0) < loopMs;
}

/** Never throws: what is not a history counts as none. */
function load(store: Store): History {
	const fields = objectOf(parseJson(decodeUtf8(read(store)) ?? ""));
	const { faults, inARow } = fields;
	if (!Array.isArray(faults) || typeof inARow !== "number") return none;
	const kept = faults.filter(isFault).slice(-maxFaults);
	return { faults: kept, inARow: Math.min(kept.length, inARow) };
}

function isFault(value: unknown): value is Fault {
	const { code, where, error, aliveMs } = objectOf(value);
	return [code, where, error].every((text) => typeof text === "string") && typeof aliveMs === "number";
}

function read(store: Store): Uint8Array {
	try {
		return store.read(key) ?? new Uint8Array(0);
	} catch {
		return new Uint8Array(0);
	}
}

/** Whether flash holds it now. */
function save(store: Store, history: History): boolean {
	const bytes = encodeUtf8(JSON.stringify(history));
	try {
		store.write(key, bytes);
	} catch {
		return false;
	}
	return decodeUtf8(read(store)) === decodeUtf8(bytes);
}

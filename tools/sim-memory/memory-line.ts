import { Fields } from "../shared/fields.js";

/** What the engine uses, bytes of the simulator. */
export type Use = Readonly<{ slots: number; chunks: number; stack: number }>;

/** Reads what the trial `life` answers: `memory ID JSON`. */
export function readMemory(line: string): Readonly<{ peak: Use; rest: Use }> {
	const json = /^memory \d+ (.*)$/.exec(line)?.[1] ?? "";
	const fields = Fields.fromJson(json, "the board's answer");
	const use = (name: string): Use => {
		const part = fields.object(name);
		return { slots: part.number("slots"), chunks: part.number("chunks"), stack: part.number("stack") };
	};
	return { peak: use("peak"), rest: use("rest") };
}

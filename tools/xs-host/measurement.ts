import type { Fields } from "./script/message.js";

/** What XS tells of a machine. Peaks, stack and collections count from the last collection that the script asked for. */
export type Measurement = Readonly<{
	slots: number;
	peakSlots: number;
	chunkBytes: number;
	peakChunkBytes: number;
	stackSlots: number;
	/** At most 65,535. */
	collections: number;
	/** Computrons since the machine began. */
	computrons: number;
	/** Preloaded objects and variables that have been written to. */
	aliases: number;
	/** Names of properties beyond those that are preloaded. */
	keys: number;
	/** 32 on a 64-bit machine, 16 on a board. */
	slotBytes: number;
}>;

const names = [
	"slots",
	"peakSlots",
	"chunkBytes",
	"peakChunkBytes",
	"stackSlots",
	"collections",
	"computrons",
	"aliases",
	"keys",
	"slotBytes",
] as const satisfies readonly (keyof Measurement)[];

/** @throws Error when the line is not one of the host's */
export function readMeasurement(fields: Fields): Measurement {
	const values = fields.slice(1).map(Number);
	if (fields[0] !== "measure" || values.length !== names.length || values.some(Number.isNaN)) {
		throw new Error(`"${fields.join(" ")}" is no measurement`);
	}
	const [slots = 0, peakSlots = 0, chunkBytes = 0, peakChunkBytes = 0, stackSlots = 0] = values;
	const [collections = 0, computrons = 0, aliases = 0, keys = 0, slotBytes = 0] = values.slice(5);
	return {
		slots,
		peakSlots,
		chunkBytes,
		peakChunkBytes,
		stackSlots,
		collections,
		computrons,
		aliases,
		keys,
		slotBytes,
	};
}

/**
 * The same from what the host said.
 * @throws Error when it said nothing
 */
export function measurementOf([line]: readonly Fields[]): Measurement {
	if (line === undefined) throw new Error("XS gave no figures");
	return readMeasurement(line);
}

/** Bytes that are in use: slots and chunks. */
export function liveBytes({ slots, chunkBytes, slotBytes }: Measurement): number {
	return slots * slotBytes + chunkBytes;
}

import { correction, generate, type Mask, type Mode, mode } from "lean-qr";
import type { QrPlan } from "../../modules/screen/qr-plan.js";

/** Rows of modules, true where dark. */
export type QrMatrix = readonly (readonly boolean[])[];

/** The largest version that layout may ask for: 57 modules. */
const largestVersion = 10;
const masks: readonly Mask[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Penalties of ISO/IEC 18004, 7.8.3: runs, blocks, patterns like a finder's, and each 5 % of imbalance. */
const penalties = { run: 3, block: 3, finder: 40, balance: 10 } as const;
/** A finder's dark and light modules with four light ones after or before it, within the code. */
const finderLike = [0b10111010000, 0b00001011101];
const finderBits = 11;

let latest: Readonly<{ plan: QrPlan; matrix: QrMatrix }> | undefined;

/**
 * The code as a board's encoder makes it, to the module: level L, raised when that costs no larger version, and the mask
 * with the least penalty. Encoders differ in what they count at the edge of a code, so the penalty is counted here.
 */
export function qrMatrix(plan: QrPlan): QrMatrix {
	if (latest?.plan.text === plan.text && latest.plan.modes === plan.modes) return latest.matrix;
	const segments = segmentsOf(plan);
	let best: Readonly<{ matrix: QrMatrix; penalty: number }> | undefined;
	for (const mask of masks) {
		const matrix = matrixOf(segments, mask);
		const penalty = penaltyOf(matrix);
		if (best === undefined || penalty < best.penalty) best = { matrix, penalty };
	}
	const matrix = best?.matrix ?? [];
	latest = { plan, matrix };
	return matrix;
}

function segmentsOf({ text, modes }: QrPlan): Mode {
	let at = 0;
	const segments = (modes.match(/N+|A+|B+/g) ?? []).map((run) => {
		const characters = text.slice(at, at + run.length);
		at += run.length;
		if (run.startsWith("N")) return mode.numeric(characters);
		return run.startsWith("A") ? mode.alphaNumeric(characters) : mode.ascii(characters);
	});
	return mode.multi(...segments);
}

function matrixOf(segments: Mode, mask: Mask): QrMatrix {
	const code = generate(segments, { minCorrectionLevel: correction.L, maxVersion: largestVersion, mask });
	const places = Array.from({ length: code.size }, (_, place) => place);
	return places.map((y) => places.map((x) => code.get(x, y)));
}

function penaltyOf(rows: QrMatrix): number {
	const columns = rows.map((_, x) => rows.map((row) => row[x] === true));
	return linesPenalty(rows) + linesPenalty(columns) + blocksPenalty(rows) + balancePenalty(rows);
}

function linesPenalty(lines: QrMatrix): number {
	let penalty = 0;
	for (const line of lines) {
		let run = 0;
		let bits = 0;
		for (const [at, isDark] of line.entries()) {
			run = at > 0 && line[at - 1] === isDark ? run + 1 : 1;
			if (run === 5) penalty += penalties.run;
			else if (run > 5) penalty++;
			bits = ((bits << 1) | (isDark ? 1 : 0)) & ((1 << finderBits) - 1);
			if (at >= finderBits - 1 && finderLike.includes(bits)) penalty += penalties.finder;
		}
	}
	return penalty;
}

function blocksPenalty(rows: QrMatrix): number {
	let penalty = 0;
	for (const [y, row] of rows.slice(1).entries()) {
		const above = rows[y] ?? [];
		for (let x = 1; x < row.length; x++) {
			const isDark = row[x];
			const isBlock = row[x - 1] === isDark && above[x] === isDark && above[x - 1] === isDark;
			if (isBlock) penalty += penalties.block;
		}
	}
	return penalty;
}

function balancePenalty(rows: QrMatrix): number {
	const total = rows.length * rows.length;
	let dark = 0;
	for (const row of rows) for (const isDark of row) if (isDark) dark++;
	const offBy = Math.abs(dark * 20 - total * 10);
	return Math.max(0, Math.ceil(offBy / total) - 1) * penalties.balance;
}

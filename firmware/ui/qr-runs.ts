import qrCode from "qrcode";

/** A row of dark modules that touch. In modules from the upper left of the code, without the quiet zone. */
export type QrRun = Readonly<{ row: number; column: number; length: number }>;

/** The largest version that layout asks for: 65 modules. */
const maxVersion = 12;

/** The dark modules of the code of `text`, rows from top to bottom. Throws when the code has not `modules` on a side. */
export function qrRuns(text: string, modules: number): readonly QrRun[] {
	const code = qrCode({ input: text, maxVersion });
	if (code.size !== modules) throw new Error(`the QR code has ${code.size} modules, not ${modules}`);
	const dark = new Uint8Array(code);
	const runs: QrRun[] = [];
	for (let row = 0; row < modules; row++) {
		for (let column = 0; column < modules; column++) {
			const start = column;
			while (column < modules && dark[row * modules + column] === 1) column++;
			if (column > start) runs.push({ row, column: start, length: column - start });
		}
	}
	return runs;
}

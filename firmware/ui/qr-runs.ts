import type { Port } from "piu/MC";
import qrCode from "qrcode";

/** Where a code lies: its upper left module and the side of one, in pixels. */
type Place = Readonly<{ left: number; top: number; modulePx: number }>;

/** The largest version that layout asks for: 65 modules. */
const maxVersion = 12;

/** The code of one text. Made, kept and drawn in native code: JavaScript runs once for it, not for each module or row. */
export class QrRuns {
	readonly text: string;
	readonly #code: ArrayBuffer;
	readonly #modules: number;

	/** Throws when the code has not `modules` on a side. */
	constructor(text: string, modules: number) {
		const code = qrCode({ input: text, maxVersion });
		if (code.size !== modules) throw new Error(`the QR code has ${code.size} modules, not ${modules}`);
		this.text = text;
		this.#code = code;
		this.#modules = modules;
	}

	/** Fills the dark modules, as many as touch in a row at once, of all rows in the area. While the port draws. */
	draw(port: Port, { left, top, modulePx }: Place, dark: string, area: { y: number; height: number }): void {
		this.#fill(port, this.#code, this.#modules, left, top, modulePx, dark, area.y, area.height);
	}

	#fill(
		port: Port,
		code: ArrayBuffer,
		modules: number,
		left: number,
		top: number,
		modulePx: number,
		dark: string,
		areaTop: number,
		areaHeight: number,
	): void {
		native("xs_slate_ui_fill_modules").call(
			this,
			port,
			code,
			modules,
			left,
			top,
			modulePx,
			dark,
			areaTop,
			areaHeight,
		);
	}
}

import type { Port } from "piu/MC";
import qrCode from "qrcode";

/** The largest version that layout asks for: 65 modules. */
const maxVersion = 12;

/** The code of one text. Made, kept and drawn in native code: JavaScript runs once for it, not for each module or row. */
export class QrCode extends Native("xs_slate_ui_code_destructor") {
	readonly text: string;

	/** Throws when the code has not `modules` on a side. */
	constructor(text: string, modules: number) {
		super();
		const code = qrCode({ input: text, maxVersion });
		if (code.size !== modules) throw new Error(`the QR code has ${code.size} modules, not ${modules}`);
		this.text = text;
		this.#hold(code, modules);
	}

	/** Draws the dark modules, `modulePx` pixels each, the upper left one at `left` and `top`. Only while the port draws. */
	draw(port: Port, left: number, top: number, modulePx: number, dark: string): void {
		native("xs_slate_ui_code_draw").call(this, port, left, top, modulePx, dark);
	}

	#hold(code: ArrayBuffer, side: number): void {
		native("xs_slate_ui_code_hold").call(this, code, side);
	}
}

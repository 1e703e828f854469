import type { Port } from "piu/MC";
import type { QrPlan } from "../../modules/screen/qr-plan.js";

/** The code of one text. Made, kept and drawn in native code: JavaScript runs once for it, not for each module or row. */
export class QrCode extends Native("xs_slate_ui_code_destructor") {
	readonly text: string;

	/** Throws when the code does not have as many modules as planned. */
	constructor({ text, modes, modules }: QrPlan) {
		super();
		this.text = text;
		const side = this.#make(text, modes);
		if (side !== modules) throw new Error(`the QR code has ${side} modules, not ${modules}`);
	}

	/** Draws the dark modules, `modulePx` pixels each, the upper left one at `left` and `top`. Only while the port draws. */
	draw(port: Port, left: number, top: number, modulePx: number, dark: string): void {
		native("xs_slate_ui_code_draw").call(this, port, left, top, modulePx, dark);
	}

	#make(text: string, modes: string): number {
		return native("xs_slate_ui_code_make").call(this, text, modes) as number;
	}
}

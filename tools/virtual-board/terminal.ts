import type { View } from "../../modules/screen/view.js";
import { halfBlockQr } from "./half-blocks.js";

/** Where the terminal's lines go. `columns` is `undefined` when the output is not a terminal: then no QR code is drawn. */
export type TerminalOutput = Readonly<{ write(text: string): void; columns: number | undefined }>;

/**
 * The board's screen as lines of a terminal: one plain line for each change that a person would notice, and the QR code
 * with the digits for each new code.
 */
export class TerminalScreen {
	readonly #output: TerminalOutput;
	#lastLine = "";
	#lastCode = "";

	constructor(output: TerminalOutput) {
		this.#output = output;
	}

	show(view: View): void {
		const line = summaryOf(view);
		if (line !== this.#lastLine) this.#print(line);
		this.#lastLine = line;
		const code = view.code === undefined ? "" : `${view.code.userCode} ${view.code.qr ?? ""}`;
		if (code !== this.#lastCode && view.code !== undefined) this.#showCode(view.code);
		this.#lastCode = code;
	}

	#showCode(code: NonNullable<View["code"]>): void {
		const columns = this.#output.columns;
		const qr = code.qr === undefined || columns === undefined ? undefined : halfBlockQr(code.qr, columns);
		for (const row of ["", ...(qr ?? []), ""]) this.#print(row);
		this.#print(`  ${grouped(code.userCode)}`);
		const instruction = qr === undefined ? code.instructionWithoutQr : code.instruction;
		this.#print(`  ${[instruction, code.address].filter(Boolean).join(" ")}`);
		if (code.qr !== undefined) this.#print(`  ${code.qr}`);
		this.#print("");
	}

	#print(line: string): void {
		this.#output.write(`${line}\n`);
	}
}

function summaryOf(view: View): string {
	const parts = [view.title, view.project, view.notice ?? view.lines[0]];
	return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

function grouped(userCode: string): string {
	return /^\d{6}$/.test(userCode) ? `${userCode.slice(0, 3)} ${userCode.slice(3)}` : userCode;
}

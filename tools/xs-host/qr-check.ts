import { qrOfAddress } from "../../modules/screen/qr-text.js";
import { qrMatrix } from "../painter/qr-code.js";
import { type Fields, hexOf, type Script } from "./script/message.js";

const shortest = 57;
const longest = 256;
const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?&=%";

/** 200 addresses, one of each length up to the longest that a link may have. */
export function addresses(): readonly string[] {
	return Array.from({ length: longest - shortest + 1 }, (_, index) => {
		let address = `https://app.frame.io/pair?code=${String(index * 4_973)
			.padStart(6, "0")
			.slice(-6)}&x=`;
		for (let at = 0; address.length < shortest + index; at += 1) {
			address += alphabet[(at * 31 + index * 17) % alphabet.length];
		}
		return address;
	});
}

/** Asks the guest `qr` for the code of each text, and notes the texts whose codes differ from the host painter's. */
export function* compareCodes(texts: readonly string[], differing: string[]): Script {
	let said: readonly Fields[] = yield ["code", texts[0] ?? ""];
	for (const [index, text] of texts.entries()) {
		const [line] = said;
		if (!isSame(line, text)) differing.push(text);
		const following = texts[index + 1];
		if (following !== undefined) said = yield ["code", following];
	}
}

/** What the guest says: how the text was planned, then modules along a side and a byte for each module. */
function isSame(line: Fields | undefined, text: string): boolean {
	const plan = qrOfAddress(text);
	if (plan === undefined) return false;
	const matrix = qrMatrix(plan);
	const modules = Uint8Array.from(matrix.flat(), (isDark) => (isDark ? 1 : 0));
	const expected = ["code", plan.text, plan.modes, String(matrix.length), hexOf(modules)];
	return expected.every((field, index) => line?.[index] === field);
}

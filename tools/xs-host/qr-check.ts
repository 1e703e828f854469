import { qrOfAddress } from "../../modules/screen/qr-text.js";
import { qrMatrix } from "../painter/qr-code.js";
import { type Fields, hexOf, type Script } from "./script/message.js";

const shortest = 57;
const longest = 256;
const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?&=%";

/** What the services send or could send, and what is planned in other ways than those that are made up. */
const usual: readonly string[] = [
	"https://app.frame.io/pair?code=048213",
	"https://app.frame.io/pair",
	"https://api.frame.io",
	"http://192.168.0.10:8628/pair?code=048213",
	"http://10.0.0.1/1",
	"HTTPS://APP.FRAME.IO/PAIR/048213",
	"HTTPS://ID.EXAMPLE.COM/01234567890123456789012345678901234567890",
	"https://id.example.com/1234567890123456/98765432109876543210",
	"https://id.example.com/0123456789012345678901234567890/PAIR-PAIR-PAIR-PAIR/now/0123456789012345678901234567890",
	"http://192.168.0.10/048213048213048213/ABCDEFGHIJKLMNOPQ/pair",
	"http://id.example.com/012345678901234567890/pairing/012345678901234567890",
	"https://id.example.com/pair#012345678901234567890",
	"https://id.example.com/pair?code=ABCD-EFGH-048213",
	"https://app.frame.io/device/48213048213048/SLATE-FIELDBOX-A1B2C3?state=0123456789abcdef",
	// These stay as they are: neither has an origin that may be in capitals.
	"https://user@id.example.com/pair?code=048213",
	"http://[fd00::10]:8628/pair?code=048213",
];

/** Those, and one of each length from 57 characters to the longest that a link may have. */
export function addresses(): readonly string[] {
	return [...usual, ...madeUp()];
}

function madeUp(): readonly string[] {
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

import { parseServiceAddress } from "../c2c/profiles.js";
import { decodeUtf8 } from "../c2c/utf8.js";
import { languageNamed } from "../language/choose.js";
import type { Words } from "../language/words.js";
import { type Refusal, type RefusalReason, type TextName, textNames, type Values } from "./setting-name.js";
import { checkTestRoots } from "./test-roots.js";

/** Values that keep their rules; `undefined` where nothing was given. */
export type Settings = Readonly<Record<TextName, string | undefined>> &
	/** As they are kept; empty: none are trusted any more. */
	Readonly<{ "test-roots": Uint8Array | undefined }>;

export type SettingsResult = Readonly<{ kind: "ok"; settings: Settings }> | Refusal;

/** No text that keeps its rule is longer. */
export const maxValueLength = 1024;

type Checked = Readonly<{ value: string }> | RefusalReason;
type Rule = (text: string, byteCount: number, languages: readonly Words[]) => Checked;

const rules: Readonly<Record<TextName, Rule>> = Object.freeze(
	{
		"client-id": (text) => checkAscii(text, 255),
		"client-secret": (text) => checkAscii(text, maxValueLength),
		service: (text) => {
			if (text.length < 1 || text.length > 255) return "length";
			const address = parseServiceAddress(text);
			return address.kind === "ok" ? { value: address.baseUrl } : "address";
		},
		language: (text, _byteCount, languages) => {
			const words = languageNamed(text, languages);
			return words === undefined ? "language" : { value: words.tag };
		},
		/** 1–32 bytes (IEEE 802.11 §9.4.2.2). */
		ssid: (text, byteCount) => {
			if (byteCount < 1 || byteCount > 32) return "length";
			return hasControl(text) ? "characters" : { value: text };
		},
		/** A passphrase of 8–63 characters of printable ASCII, or a key of 64 hexadecimal digits (IEEE 802.11 §J.4). */
		password: (text) => {
			if (/^[0-9A-Fa-f]{64}$/.test(text)) return { value: text };
			if (!isPrintable(text)) return "characters";
			return text.length < 8 || text.length > 63 ? "length" : { value: text };
		},
	},
	true,
);

/**
 * Checks every value by its own rule; the first that breaks it is named. A network without a password is an open one.
 * `languages` are those that can be chosen.
 */
export function checkSettings(values: Values, languages: readonly Words[]): SettingsResult {
	const settings: Record<TextName, string | undefined> = {
		"client-id": undefined,
		"client-secret": undefined,
		service: undefined,
		language: undefined,
		ssid: undefined,
		password: undefined,
	};
	for (const name of textNames) {
		const bytes = values.get(name);
		if (bytes === undefined) continue;
		const text = decodeUtf8(bytes);
		const checked = text === undefined ? "characters" : rules[name](text, bytes.length, languages);
		if (typeof checked === "string") return { kind: "refused", name, why: checked };
		settings[name] = checked.value;
	}
	if (settings.password !== undefined && settings.ssid === undefined) {
		return { kind: "refused", name: "password", why: "without-ssid" };
	}
	const roots = checkTestRoots(values.get("test-roots"));
	if (typeof roots === "string") return { kind: "refused", name: "test-roots", why: roots };
	return { kind: "ok", settings: { ...settings, "test-roots": roots } };
}

/** Printable ASCII (RFC 6749, Appendix A) of 1 to `max` characters. */
function checkAscii(text: string, max: number): Checked {
	if (text.length < 1 || text.length > max) return "length";
	return isPrintable(text) ? { value: text } : "characters";
}

function isPrintable(text: string): boolean {
	return /^[ -~]*$/.test(text);
}

function hasControl(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true;
	}
	return false;
}

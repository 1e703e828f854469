import { encodeForm, type FormField } from "../../../modules/c2c/form.js";
import type { Encoding } from "../../../modules/c2c/profile.js";
import { decodeUtf8, encodeUtf8 } from "../../../modules/c2c/utf8.js";
import { readForm } from "../../c2c-service/logic/form.js";
import { formLimits } from "../../c2c-service/logic/multipart.js";
import { bytesOf, claim, type Target } from "../target.js";
import { messageText, readRequest } from "./http-text.js";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodedByNode(bytes: Uint8Array): string | undefined {
	try {
		return strict.decode(bytes);
	} catch {
		return undefined;
	}
}

function runUtf8(input: Uint8Array): void {
	const text = decodeUtf8(input);
	claim(text === decodedByNode(input), "Node decodes it differently");
	if (text !== undefined) claim(Buffer.from(encodeUtf8(text)).equals(input), "it does not encode back");
	const buffer = Buffer.from(input);
	const units = Array.from({ length: input.length >> 1 }, (_, index) => buffer.readUInt16LE(2 * index));
	const any = units.map((unit) => String.fromCharCode(unit)).join("");
	claim(Buffer.from(encodeUtf8(any)).equals(Buffer.from(any, "utf8")), "Node encodes it differently");
}

const names = ["client_id", "client_secret", "device_code", "scope", "grant_type"] as const;

/** Each line is the value of one field. */
function runFormEncoder(input: Uint8Array): void {
	const values = Buffer.from(input).toString("utf8").split("\n");
	const fields = names
		.map((name, index): FormField => [name, values[index]?.slice(0, 2_000) ?? ""])
		.filter(([, value]) => value !== "");
	for (const encoding of ["urlencoded", "multipart"] as const) claimSameFields(fields, encoding);
}

/** What the encoder writes, the service's reader reads. */
function claimSameFields(fields: readonly FormField[], encoding: Encoding): void {
	const { contentType, body } = encodeForm(fields, encoding);
	if (fields.length === 0) return;
	const read = readForm({ method: "POST", path: "/", headers: { "content-type": contentType }, body });
	claim(read.kind === "form", "the service cannot read the form");
	claim(read.fields.size === fields.length, "the service reads other fields");
	for (const [name, value] of fields) {
		const sent = Buffer.from(value, "utf8").toString("utf8");
		claim(read.fields.get(name) === sent, "the service reads another value");
	}
}

function runFormReader(input: Uint8Array): void {
	const form = readForm(readRequest(input));
	if (form.kind === "unreadable") {
		claim(form.text.length <= 200, "a refusal is long");
		return;
	}
	claim(form.fields.size <= formLimits.fields, "there are too many fields");
	for (const [name, value] of form.fields) {
		claim(
			name.length <= formLimits.valueBytes && value.length <= formLimits.valueBytes,
			"a field is too long",
		);
		claim(value !== "", "a field without a value counts");
	}
}

const multipart = [
	'--slate-0\r\nContent-Disposition: form-data; name="client_id"\r\n\r\nunit-1\r\n',
	"--slate-0\r\nContent-Disposition: form-data; name=scope\r\nContent-Type: text/plain\r\n\r\na b\r\n--slate-0--\r\n",
].join("");

export const textTargets: readonly Target[] = [
	{
		name: "utf8",
		seeds: ["plain", "ä€𝄞\ufeff", "\u0000\u007f\u0080\u07ff\u0800\uffff\u{10ffff}"].map(bytesOf),
		words: ["\u{10ffff}", "€", "é", "\ufffd"],
		run: runUtf8,
	},
	{
		name: "form-encoder",
		seeds: ["unit-1\ns3cr3t &=+%\nslate-0 slate-1\nasset_create offline\nurn:x", "ä€𝄞\n\n--slate-0--"].map(
			bytesOf,
		),
		words: ["slate-0", "slate-1", "--", "%", "&", "=", "+", "\r\n", '"'],
		run: runFormEncoder,
	},
	{
		name: "service-form",
		seeds: [
			messageText("POST /", { "content-type": "multipart/form-data; boundary=slate-0" }, multipart),
			messageText("POST /", { "content-type": 'multipart/form-data; boundary="slate-0"' }, multipart),
			messageText("POST /", { "content-type": "application/x-www-form-urlencoded" }, "a=1&b=%C3%A4+x&c="),
			messageText("POST /", { "content-type": "application/json" }, "{}"),
		],
		words: [
			"--slate-0",
			"--slate-0--",
			"\r\n",
			"\r\n\r\n",
			"&",
			"=",
			"%",
			"boundary=",
			"filename=",
			"form-data; name=",
		],
		run: runFormReader,
	},
];

import { type SettingName, settingNamed } from "./setting-name.js";

/** Grows when a request changes its meaning. */
export const protocolVersion = 1;

/** Bytes of a value in one request, so that the frame is not too long. */
export const maxPieceBytes = 32;

/** What the board can be asked. Nothing of it reads a value. */
export type ConsoleRequest =
	/** Begins anew: what was put before is forgotten. */
	| Readonly<{ kind: "hello"; version: number }>
	/** A piece of a value, from `offset` on; what was put there and behind it before is replaced. */
	| Readonly<{ kind: "put"; name: SettingName; offset: number; piece: Uint8Array }>
	/** Checks all that was put and writes it. `checksum` as `valuesChecksum` gives it. */
	| Readonly<{ kind: "commit"; checksum: number }>
	/** The host has heard how the commit ended: the board need not wait any longer before it starts again. */
	| Readonly<{ kind: "restart" }>;

/** The body of a frame. */
export function encodeRequest(request: ConsoleRequest): string {
	switch (request.kind) {
		case "hello":
			return `hello ${request.version}`;
		case "put":
			return `put ${request.name} ${request.offset} ${hexOf(request.piece)}`;
		case "commit":
			return `commit ${request.checksum.toString(16).padStart(8, "0")}`;
		case "restart":
			return "restart";
	}
}

/** `undefined` for a body that is no request. Never throws. */
export function parseRequest(body: string): ConsoleRequest | undefined {
	const [verb, ...words] = body.split(" ");
	switch (verb) {
		case "hello":
			return parseHello(words);
		case "put":
			return parsePut(words);
		case "commit":
			return parseCommit(words);
		case "restart":
			return words.length === 0 ? { kind: "restart" } : undefined;
		default:
			return undefined;
	}
}

function parseHello([version = "", ...rest]: readonly string[]): ConsoleRequest | undefined {
	if (rest.length > 0 || !/^[1-9]\d{0,4}$/.test(version)) return undefined;
	return { kind: "hello", version: Number(version) };
}

function parsePut([word = "", offset = "", hex = "", ...rest]: readonly string[]):
	| ConsoleRequest
	| undefined {
	const name = settingNamed(word);
	if (name === undefined || rest.length > 0 || !/^(0|[1-9]\d{0,4})$/.test(offset)) return undefined;
	if (!/^([0-9a-f]{2})+$/.test(hex) || hex.length > 2 * maxPieceBytes) return undefined;
	return { kind: "put", name, offset: Number(offset), piece: bytesOfHex(hex) };
}

function parseCommit([checksum = "", ...rest]: readonly string[]): ConsoleRequest | undefined {
	if (rest.length > 0 || !/^[0-9a-f]{8}$/.test(checksum)) return undefined;
	return { kind: "commit", checksum: Number.parseInt(checksum, 16) };
}

function hexOf(bytes: Uint8Array): string {
	let text = "";
	for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
	return text;
}

function bytesOfHex(hex: string): Uint8Array {
	const bytes = new Uint8Array(hex.length >> 1);
	for (let index = 0; index < bytes.length; index++) {
		bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
	}
	return bytes;
}

import type { HttpResponse } from "../../../modules/c2c/answer.js";
import type { ServiceRequest } from "../../c2c-service/logic/message.js";
import { bytesOf } from "../target.js";

/** The first line, the headers after it in lower case, and what follows the first empty line. Any bytes are some message. */
type Message = Readonly<{ first: string; headers: Record<string, string>; body: Uint8Array }>;

function readMessage(input: Uint8Array): Message {
	const bytes = Buffer.from(input);
	const end = bytes.indexOf("\n\n");
	const head = bytes.subarray(0, end < 0 ? bytes.length : end).toString("latin1");
	const [first = "", ...lines] = head.split("\n");
	const pairs = lines
		.map((line) => /^([^:]+): ?(.*)$/.exec(line))
		.map((match) => [(match?.[1] ?? "x").toLowerCase(), match?.[2] ?? ""]);
	const body = end < 0 ? new Uint8Array(0) : input.slice(end + 2);
	return { first, headers: Object.fromEntries(pairs), body };
}

/** `200`, headers, an empty line and the body. */
export function readResponse(input: Uint8Array): HttpResponse {
	const { first, headers, body } = readMessage(input);
	return { status: Number.parseInt(first, 10) || 0, headers, body };
}

/** `POST /path`, headers, an empty line and the body. */
export function readRequest(input: Uint8Array): ServiceRequest {
	const { first, headers, body } = readMessage(input);
	const [method = "", ...path] = first.split(" ");
	return { method, path: path.join(" "), headers, body };
}

export function messageText(
	first: string,
	headers: Readonly<Record<string, string>>,
	body: string,
): Uint8Array {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
	return bytesOf(`${first}\n${lines.join("")}\n${body}`);
}

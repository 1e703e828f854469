import { AnswerReader, type Reading } from "../../../modules/http/answer-reader.js";
import { bytesOf, claim, type Target } from "../target.js";

const maxBodyBytes = 64;
const maxHeadBytes = 512;

/** What comes of bytes that arrive in pieces of `size`, and of the connection's end after them. */
function readPieces(bytes: Uint8Array, size: number): Reading {
	const reader = new AnswerReader({ maxHeadBytes, maxBodyBytes });
	for (let at = 0; at < bytes.length; at += size) {
		const reading = reader.push(bytes.subarray(at, at + size));
		if (reading.kind !== "more") return reading;
	}
	return reader.end();
}

/** Whether the connection is kept depends on what arrived together with the answer's last byte; all else does not. */
function essence(reading: Reading): string {
	if (reading.kind !== "whole") return JSON.stringify(reading);
	const { status, headers, body } = reading.response;
	return JSON.stringify([status, headers, Array.from(body)]);
}

function run(input: Uint8Array): void {
	const whole = readPieces(input, Math.max(1, input.length));
	claim(whole.kind !== "more", "an ended connection leaves an answer open");
	if (whole.kind === "whole") {
		claim(whole.response.body.length <= maxBodyBytes, "a body is too long");
		claim(whole.response.status >= 200, "an interim answer counts as one");
	}
	for (const size of [1, 7]) {
		claim(essence(readPieces(input, size)) === essence(whole), "an answer depends on its pieces");
	}
}

const head = "HTTP/1.1 200 OK\r\n";

export const httpAnswerTargets: readonly Target[] = [
	{
		name: "http-answer",
		seeds: [
			`${head}Content-Length: 2\r\n\r\n{}`,
			`${head}Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nT: x\r\n\r\n`,
			`${head}Connection: close\r\n\r\n{}`,
			`HTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.1 204 No\r\n\r\n`,
			`HTTP/1.0 503\nRetry-After: 3\nContent-Length: 1, 1\n\nx`,
		].map(bytesOf),
		words: [
			"\r\n",
			"\r\n\r\n",
			"\n",
			":",
			"chunked",
			"Content-Length: ",
			"Transfer-Encoding: ",
			"HTTP/1.1 ",
			"0",
		],
		run,
	},
];

import { type Measurement, measurementOf } from "../measurement.js";
import { hexOf, type Script } from "./message.js";

const pending = '{"error":"authorization_pending"}';
const answer = [
	"HTTP/1.1 400 Bad Request",
	"Date: Wed, 01 Jul 2026 00:00:16 GMT",
	"Content-Type: application/json; charset=utf-8",
	`Content-Length: ${pending.length}`,
	"Connection: keep-alive",
	"Cache-Control: no-store",
	"X-Request-Id: 6b0f3c1e-8d0a-4f57-9a3c-2f1d7e5b4c90",
	"Strict-Transport-Security: max-age=31536000",
	"",
	pending,
].join("\r\n");

export type Exchanges = { before?: Measurement; after?: Measurement; whole: number };

/** Asks the guest `http` for polls and gives it answers to read. */
export function* exchanging(count: number, found: Exchanges): Script {
	const message = ["answer", hexOf(new Uint8Array(Buffer.from(answer, "latin1")))];
	yield ["collect"];
	found.before = measurementOf(yield ["measure"]);
	for (let index = 0; index < count; index += 1) {
		const [line] = yield message;
		if (line?.[0] === "exchange" && line[2] === "whole") found.whole += 1;
	}
	found.after = measurementOf(yield ["measure"]);
}

import { pollCall, toRequest } from "../../../modules/c2c/calls.js";
import { makeProfile } from "../../../modules/c2c/profiles.js";
import { AnswerReader } from "../../../modules/http/answer-reader.js";
import { requestBytes } from "../../../modules/http/request-bytes.js";
import type { Host } from "./host.js";

/** Writes a poll for the wire for each message and reads the answer that is in it; says what came of both. */
export default function run(host: Host): void {
	const made = makeProfile({ kind: "frameio", firmwareVersion: "1.2.3" });
	if (made.kind === "refused") return;
	const client = {
		clientId: "3de99ced-0cdb-4c0d-91fb-f9887389c96c",
		clientSecret: "model-secret-8c41f0a7d2e9",
	};
	const call = pollCall(made.profile, client, "0c2f6f4e8f5b4d2a9a7b3c1d5e6f7a8b0c2f6f4e");
	const request = toRequest(made.profile, call, "urlencoded");
	const limits = { maxHeadBytes: 8_192, maxBodyBytes: 16_384 };
	while (host.next() !== "end") {
		const bytes = requestBytes(request, "api.frame.io", call.path);
		const reading = new AnswerReader(limits).push(new Uint8Array(host.bytes(1) ?? new ArrayBuffer(0)));
		host.say("exchange", bytes?.length, reading.kind);
	}
}

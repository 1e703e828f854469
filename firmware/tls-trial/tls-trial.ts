import "piu/MC";
import type { HttpOutcome } from "../../modules/engine/ports.js";
import { DeviceClock } from "../ports/device-clock.js";
import { DeviceHttp } from "../ports/device-http.js";
import { guarded } from "../ports/guard.js";
import { TraceLog } from "../ports/trace-log.js";

type Visit = Readonly<{ id: number; url: string; roots: readonly string[]; deadlineMs: number }>;

/** Sends the requests that the simulated device posts, each with the roots that it names, and tells what came of them. */
export default function trial(): void {
	const log = new TraceLog();
	const clock = new DeviceClock(log);
	const visit = ({ id, url, roots, deadlineMs }: Visit): void => {
		const http = new DeviceHttp({ clock, log, roots: roots.map(fromHex), connectMs: deadlineMs });
		http.send(
			{ method: "GET", url, headers: {}, body: undefined },
			{ deadlineMs, maxBodyBytes: 4096 },
			(outcome) => {
				trace(`visited ${id} ${describe(outcome)}\n`);
				http.close();
			},
		);
	};
	(screen as { onMessage?: (message: string) => void }).onMessage = (message) => {
		guarded(log, "the trial", () => visit(JSON.parse(message) as Visit));
	};
	trace("ready\n");
}

function describe(outcome: HttpOutcome): string {
	return outcome.kind === "response"
		? `answered ${outcome.response.status}`
		: `failed ${outcome.failure.kind} ${outcome.failure.detail}`;
}

function fromHex(text: string): ArrayBuffer {
	const bytes = new Uint8Array(text.length >> 1);
	for (let index = 0; index < bytes.length; index++) {
		bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16);
	}
	return bytes.buffer;
}

import type { HttpRequest } from "../../../modules/c2c/answer.js";
import type { HttpCall, HttpLimits, HttpOutcome } from "../../../modules/engine/ports.js";
import { DeviceClock } from "../../ports/device-clock.js";
import { DeviceHttp } from "../../ports/device-http.js";
import { TraceLog } from "../../ports/trace-log.js";
import { fromHex, toHex } from "../shared/hex.js";
import { onPost } from "../shared/posts.js";

/** What a test asks for. `http` names one instance of the port, `id` one request; bytes are hexadecimal. */
type HttpOrder =
	| Readonly<{ kind: "make"; http: number; roots: readonly string[]; connectMs: number | undefined }>
	| Sending
	| Readonly<{ kind: "abort"; id: number }>
	| Readonly<{ kind: "close"; http: number }>;

type Sending = Readonly<{
	kind: "send";
	http: number;
	id: number;
	request: SentRequest;
	limits: HttpLimits;
	/** How often the request is sent, once the one before was answered; only the last outcome is told. */
	count: number;
}>;

type SentRequest = Readonly<{
	method: HttpRequest["method"];
	url: string;
	headers: Readonly<Record<string, string>>;
	body: string | undefined;
}>;

/** Carries out requests that a test posts, and traces each outcome as `outcome ID JSON`. */
export default function httpTrial(): void {
	const log = new TraceLog();
	const clock = new DeviceClock(log);
	const ports = new Map<number, DeviceHttp>();
	const calls = new Map<number, HttpCall>();

	const send = (order: Sending): void => {
		const { http, id, request, limits, count } = order;
		let hasReturned = false;
		const body = request.body === undefined ? undefined : fromHex(request.body);
		const call = ports.get(http)?.send({ ...request, body }, limits, (outcome) => {
			if (count > 1 && outcome.kind === "response") {
				send({ ...order, count: count - 1 });
				return;
			}
			trace(`${hasReturned ? "outcome" : "too-early"} ${id} ${JSON.stringify(plain(outcome))}\n`);
		});
		hasReturned = true;
		if (call !== undefined) calls.set(id, call);
	};

	onPost(log, (message) => {
		const order = message as HttpOrder;
		switch (order.kind) {
			case "make": {
				const roots = order.roots.map((root) => fromHex(root).buffer as ArrayBuffer);
				const { connectMs } = order;
				const bound = connectMs === undefined ? {} : { connectMs };
				ports.set(order.http, new DeviceHttp({ clock, log, roots, ...bound }));
				return;
			}
			case "send":
				send(order);
				return;
			case "abort":
				calls.get(order.id)?.abort();
				return;
			case "close":
				ports.get(order.http)?.close();
		}
	});
	trace("ready\n");
}

function plain(outcome: HttpOutcome): unknown {
	if (outcome.kind === "failed") return outcome;
	return { ...outcome, response: { ...outcome.response, body: toHex(outcome.response.body) } };
}

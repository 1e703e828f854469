import type { C2cService } from "../../c2c-service/logic/service.js";
import { type Measurement, readMeasurement } from "../measurement.js";
import { bytesOf, type Fields, hexOf, type Script } from "./message.js";

/** A request of the guest. */
export type Sent = Readonly<{
	id: number;
	method: string;
	url: string;
	deadlineMs: number;
	body: Uint8Array;
	headers: Readonly<Record<string, string>>;
}>;

export type Reply =
	| Readonly<{
			kind: "answer";
			status: number;
			headers: Readonly<Record<string, string>>;
			body: Uint8Array;
			delayMs?: number;
	  }>
	| Readonly<{ kind: "failed"; how: "reset" | "unreachable" | "timeout"; delayMs?: number }>;

export type Responder = (sent: Sent) => Reply;

type Due = Readonly<{ at: number; order: number; message: (now: string, wall: string) => Fields }>;

const wallStartMs = Date.UTC(2026, 6, 1);
const roundTripMs = 50;

/** Everything around a guest's board: its flash, time, and the service. Time passes only in {@link advance}. */
export class Stage {
	/** Monotonic ms. */
	now = 1_000;
	/** Every message and every line that was said, in order. */
	readonly transcript: string[] = [];
	readonly measurements = new Map<string, Measurement>();
	/** What the screen says: the latest `show`, with the lines that belong to it. */
	shown: Fields[] = [];
	requests = 0;
	responder: Responder;
	readonly #flash = new Map<string, string>();
	readonly #due = new Map<string, Due>();
	/** Of the request that the guest is about to send. */
	#headers: Record<string, string> = {};
	#order = 0;

	constructor(responder: Responder) {
		this.responder = responder;
	}

	get wall(): number {
		return wallStartMs + this.now;
	}

	/** The state that the screen names. */
	get state(): string {
		return this.shown[0]?.[2] ?? "";
	}

	get userCode(): string | undefined {
		return this.shown.find((line) => line[0] === "code")?.[1];
	}

	/** `seed`: of the board's random numbers. */
	*boot(baseUrl: string, clientSecret: string, seed: number): Script {
		yield* this.#post("boot", baseUrl, clientSecret, String(seed));
		yield* this.#post("link", "1");
	}

	*press(): Script {
		yield* this.hold(100);
	}

	*hold(ms: number): Script {
		yield* this.#post("button", "1");
		yield* this.advance(ms);
		yield* this.#post("button", "0");
	}

	/** Lets `ms` pass. */
	*advance(ms: number): Script {
		const end = this.now + ms;
		for (let next = this.#next(end); next !== undefined; next = this.#next(end)) yield* this.#happen(next);
		this.now = end;
	}

	/** Lets time pass until `condition` holds. @throws Error when it does not within `limitMs` */
	*until(what: string, condition: () => boolean, limitMs: number): Script {
		const end = this.now + limitMs;
		while (!condition()) {
			const next = this.#next(end);
			if (next === undefined) {
				throw new Error(`after ${limitMs / 1000} s still not: ${what}; the board says "${this.state}"`);
			}
			yield* this.#happen(next);
		}
	}

	/** Lets time pass until no request waits for its answer. */
	*untilQuiet(): Script {
		const isQuiet = () => [...this.#due.keys()].every((key) => !key.startsWith("answer"));
		yield* this.until("nothing is in the air", isQuiet, 60_000);
	}

	/** Asks XS for its figures; without a collection before, what is garbage counts as well. */
	*measure(name: string): Script {
		const [line] = yield ["measure"];
		if (line !== undefined) this.measurements.set(name, readMeasurement(line));
	}

	/** Measures what lives when nothing is in the air and all garbage is collected; peaks count from here on. */
	*settle(name: string): Script {
		yield* this.untilQuiet();
		yield ["collect"];
		yield* this.measure(name);
	}

	*#happen([key, due]: [string, Due]): Script {
		this.#due.delete(key);
		this.now = Math.max(this.now, due.at);
		yield* this.#send(due.message(String(this.now), String(this.wall)));
	}

	*#post(kind: string, ...fields: Fields): Script {
		yield* this.#send([kind, String(this.now), String(this.wall), ...fields]);
	}

	*#send(message: Fields): Script {
		this.transcript.push(`> ${message.join(" ")}`);
		const said = yield message;
		for (const line of said) {
			this.transcript.push(line.join(" "));
			const answer = this.#react(line);
			if (answer !== undefined) yield* this.#send(answer);
		}
	}

	/** Does what the guest said. Only a question has an answer. */
	#react(line: Fields): Fields | undefined {
		const [kind, first = "", second = ""] = line;
		switch (kind) {
			case "wake":
				this.#plan(`wake ${first}`, Number(second), (now, wall) => ["ring", now, wall, first]);
				return undefined;
			case "sleep":
				this.#due.delete(`wake ${first}`);
				return undefined;
			case "header":
				this.#headers[first] = second;
				return undefined;
			case "send":
				this.#receive(line);
				return undefined;
			case "abort":
				this.#due.delete(`answer ${first}`);
				return undefined;
			case "read": {
				const value = this.#flash.get(first);
				return value === undefined ? ["value"] : ["value", value];
			}
			case "write":
				this.#flash.set(first, second);
				return undefined;
			case "remove":
				this.#flash.delete(first);
				return undefined;
			case "show":
				this.shown = [line];
				return undefined;
			default:
				this.shown.push(line);
				return undefined;
		}
	}

	#receive(line: Fields): void {
		const [, id = "", method = "", url = "", deadline = "", body = ""] = line;
		const headers = this.#headers;
		this.#headers = {};
		this.requests += 1;
		const deadlineMs = Number(deadline);
		const reply = this.responder({ id: Number(id), method, url, deadlineMs, body: bytesOf(body), headers });
		const at = this.now + (isTimeout(reply) ? deadlineMs : (reply.delayMs ?? roundTripMs));
		this.#plan(`answer ${id}`, at, (now, wall) =>
			reply.kind === "failed"
				? ["failed", now, wall, id, reply.how]
				: [
						"answer",
						now,
						wall,
						id,
						String(reply.status),
						hexOf(reply.body),
						...Object.entries(reply.headers).flat(),
					],
		);
	}

	#plan(key: string, at: number, message: Due["message"]): void {
		this.#order += 1;
		this.#due.set(key, { at, order: this.#order, message });
	}

	#next(end: number): [string, Due] | undefined {
		let first: [string, Due] | undefined;
		for (const entry of this.#due) {
			const { at, order } = entry[1];
			if (at > end) continue;
			if (first === undefined || at < first[1].at || (at === first[1].at && order < first[1].order))
				first = entry;
		}
		return first;
	}
}

function isTimeout(reply: Reply): boolean {
	return reply.kind === "failed" && reply.how === "timeout";
}

/** Answers as the local service does. */
export function serviceResponder(service: C2cService, baseUrl: string): Responder {
	return ({ method, url, headers, body }) => {
		const delivery = service.receive({ method, path: url.slice(baseUrl.length), headers, body });
		switch (delivery.kind) {
			case "answer": {
				const { status, headers: answerHeaders, body: answerBody } = delivery.answer;
				return {
					kind: "answer",
					status,
					headers: answerHeaders,
					body: answerBody,
					delayMs: roundTripMs + delivery.delayMs,
				};
			}
			case "silence":
				return { kind: "failed", how: "timeout" };
			case "cut":
			case "reset":
				return { kind: "failed", how: "reset" };
		}
	};
}

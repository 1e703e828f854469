import type { HttpRequest, HttpResponse } from "../../../modules/c2c/answer.js";
import type {
	Clock,
	Display,
	Http,
	HttpCall,
	HttpLimits,
	HttpOutcome,
	Random,
	Store,
} from "../../../modules/engine/ports.js";
import type { TransportFailure } from "../../../modules/link/report.js";
import type { View } from "../../../modules/screen/view.js";
import type { Host } from "./host.js";

/** Time as the last message gave it; alarms are kept outside. */
export class GuestClock implements Clock {
	readonly #host: Host;
	readonly #alarms = new Map<number, () => void>();
	#count = 0;
	#now = 0;
	#wall = 0;

	constructor(host: Host) {
		this.#host = host;
	}

	now(): number {
		return this.#now;
	}

	wall(): number {
		return this.#wall;
	}

	set(now: number, wall: number): void {
		this.#now = now;
		this.#wall = wall;
	}

	wakeAt(at: number, callback: () => void): () => void {
		this.#count += 1;
		const id = this.#count;
		this.#alarms.set(id, callback);
		this.#host.say("wake", id, Math.ceil(at));
		return () => {
			if (this.#alarms.delete(id)) this.#host.say("sleep", id);
		};
	}

	ring(id: number): void {
		const callback = this.#alarms.get(id);
		this.#alarms.delete(id);
		callback?.();
	}
}

export class GuestHttp implements Http {
	readonly #host: Host;
	readonly #calls = new Map<number, (outcome: HttpOutcome) => void>();
	#count = 0;

	constructor(host: Host) {
		this.#host = host;
	}

	send(request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void): HttpCall {
		this.#count += 1;
		const id = this.#count;
		const { method, url, headers, body } = request;
		this.#calls.set(id, settle);
		for (const name in headers) this.#host.say("header", name, headers[name]);
		this.#host.say("send", id, method, url, limits.deadlineMs, body);
		return {
			abort: () => {
				if (!this.#calls.has(id)) return;
				this.#host.say("abort", id);
				this.#settle(id, { kind: "failed", failure: { kind: "aborted", detail: "ABORTED" } });
			},
		};
	}

	/** Reads the message `answer`, whose fields from the fourth on are id, status, body, and names and values of headers. */
	answered(): void {
		const host = this.#host;
		const headers: Record<string, string> = {};
		let index = 6;
		for (let name = host.text(index); name !== undefined; name = host.text(index)) {
			headers[name] = host.text(index + 1) ?? "";
			index += 2;
		}
		const body = new Uint8Array(host.bytes(5) ?? new ArrayBuffer(0));
		const response: HttpResponse = { status: host.number(4) ?? 0, headers, body };
		this.#settle(host.number(3) ?? 0, { kind: "response", response });
	}

	failed(id: number, kind: TransportFailure["kind"]): void {
		this.#settle(id, { kind: "failed", failure: { kind, detail: "SCRIPT" } });
	}

	#settle(id: number, outcome: HttpOutcome): void {
		const settle = this.#calls.get(id);
		this.#calls.delete(id);
		settle?.(outcome);
	}
}

/** Flash lies outside the machine's memory, as it does on a board. */
export class GuestStore implements Store {
	readonly #host: Host;

	constructor(host: Host) {
		this.#host = host;
	}

	read(key: string): Uint8Array | undefined {
		this.#host.say("read", key);
		this.#host.next();
		const bytes = this.#host.bytes(1);
		return bytes && new Uint8Array(bytes);
	}

	write(key: string, value: Uint8Array): void {
		this.#host.say("write", key, value);
	}

	remove(key: string): void {
		this.#host.say("remove", key);
	}
}

/** Says everything that a view shows, without making one long text of it. */
export class GuestDisplay implements Display {
	readonly #host: Host;

	constructor(host: Host) {
		this.#host = host;
	}

	show(view: View, at: number): void {
		const host = this.#host;
		const { code, hold } = view;
		host.say(
			"show",
			at,
			view.state,
			view.tone,
			view.symbol,
			view.title,
			view.project,
			view.notice,
			view.hint,
		);
		for (const line of view.lines) host.say("line", line);
		if (code !== undefined) {
			host.say("code", code.userCode, code.qr, code.address, code.deviceName, code.startsAt, code.endsAt);
			host.say("instruction", code.instruction, code.instructionWithoutQr, code.qrIsComplete ? 1 : 0);
		}
		if (hold !== undefined) host.say("hold", hold.label, hold.startsAt, hold.endsAt);
	}
}

/** The same bytes in every run with the same seed. */
export class GuestRandom implements Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	bytes(count: number): Uint8Array {
		const bytes = new Uint8Array(count);
		for (let index = 0; index < count; index += 1) {
			this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
			bytes[index] = this.#state >>> 24;
		}
		return bytes;
	}
}

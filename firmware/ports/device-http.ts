import Timer from "timer";
import type { HttpRequest } from "../../modules/c2c/answer.js";
import { authorityOf, parseWebAddress, type WebAddress } from "../../modules/c2c/web-address.js";
import type { Clock, Http, HttpCall, HttpLimits, HttpOutcome, Log } from "../../modules/engine/ports.js";
import { requestBytes } from "../../modules/http/request-bytes.js";
import type { TransportFailure } from "../../modules/link/report.js";
import { guarded } from "./guard.js";
import { HttpConnection } from "./http-connection.js";
import { resolveHost } from "./names.js";
import { originOf, type Roots } from "./origin.js";

export type DeviceHttpOptions = Readonly<{
	clock: Clock;
	log: Log;
	roots?: Roots;
	/** From the start of a connection to the end of its TLS handshake, ms. */
	connectMs?: number;
}>;

const defaultConnectMs = 10_000;

/** `Http` on the SDK's sockets. Keeps one idle connection per origin; requests at the same time use one each. */
export class DeviceHttp implements Http {
	readonly #options: DeviceHttpOptions;
	readonly #idle = new Map<string, HttpConnection>();

	constructor(options: DeviceHttpOptions) {
		this.#options = options;
	}

	send(request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void): HttpCall {
		return new Call(request, limits, this.#options, this.#idle, settle);
	}

	/** Closes every kept connection. */
	close(): void {
		for (const connection of this.#idle.values()) connection.end({ kind: "reset", detail: "CLOSED" });
	}
}

/** One request, its silent retry included. Settles once: the first of answer, failure, deadline and abort wins. */
class Call implements HttpCall {
	readonly #isRepeatable: boolean;
	readonly #limits: HttpLimits;
	readonly #options: DeviceHttpOptions;
	readonly #idle: Map<string, HttpConnection>;
	readonly #settle: (outcome: HttpOutcome) => void;
	readonly #cancelDeadline: () => void;
	#cancelConnect: (() => void) | undefined;
	#connection: HttpConnection | undefined;
	#hasSettled = false;
	#hasRetried = false;

	constructor(
		request: HttpRequest,
		limits: HttpLimits,
		options: DeviceHttpOptions,
		idle: Map<string, HttpConnection>,
		settle: (outcome: HttpOutcome) => void,
	) {
		this.#isRepeatable = request.method === "GET";
		this.#limits = limits;
		this.#options = options;
		this.#idle = idle;
		this.#settle = settle;
		this.#cancelDeadline = this.#after(limits.deadlineMs, "DEADLINE");
		const address = parseWebAddress(request.url);
		const bytes = address && requestBytes(request, authorityOf(address), address.path);
		if (bytes === undefined || address === undefined) this.#fail({ kind: "not-http", detail: "ADDRESS" });
		else this.#begin(address, bytes);
	}

	abort(): void {
		this.#fail({ kind: "aborted", detail: "ABORTED" });
	}

	#begin(address: WebAddress, bytes: Uint8Array): void {
		const origin = originOf(address);
		const kept = this.#idle.get(origin);
		if (kept !== undefined) {
			this.#idle.delete(origin);
			this.#exchange(kept, address, bytes);
			return;
		}
		resolveHost(this.#options.log, address.host, (ip) => {
			if (this.#hasSettled) return;
			if (ip === undefined) this.#fail({ kind: "no-name", detail: "NO_ADDRESS" });
			else this.#connect(address, ip, bytes);
		});
	}

	#connect(address: WebAddress, ip: string, bytes: Uint8Array): void {
		const origin = originOf(address);
		const idle = this.#idle;
		try {
			const connection: HttpConnection = new HttpConnection(address, ip, this.#options.roots ?? [], () => {
				if (idle.get(origin) === connection) idle.delete(origin);
			});
			this.#cancelConnect = this.#after(
				this.#options.connectMs ?? defaultConnectMs,
				"CONNECT",
				() => !connection.isOpen,
			);
			this.#exchange(connection, address, bytes);
		} catch {
			this.#fail({ kind: "unreachable", detail: "SOCKET_FAULT" });
		}
	}

	#exchange(connection: HttpConnection, address: WebAddress, bytes: Uint8Array): void {
		this.#connection = connection;
		connection.start(bytes, this.#isRepeatable, this.#limits.maxBodyBytes, {
			answered: (response) => {
				this.#connection = undefined;
				if (connection.isIdle) this.#keep(originOf(address), connection);
				this.#finish({ kind: "response", response });
			},
			failed: (failure, mayRepeat) => {
				this.#connection = undefined;
				if (!mayRepeat || this.#hasRetried || this.#hasSettled) {
					this.#fail(failure);
					return;
				}
				this.#hasRetried = true;
				this.#begin(address, bytes);
			},
		});
	}

	#keep(origin: string, connection: HttpConnection): void {
		this.#idle.get(origin)?.end({ kind: "reset", detail: "CLOSED" });
		this.#idle.set(origin, connection);
	}

	#after(ms: number, detail: string, isDue: () => boolean = () => true): () => void {
		const { clock } = this.#options;
		return clock.wakeAt(clock.now() + ms, () => {
			if (isDue()) this.#fail({ kind: "timeout", detail });
		});
	}

	#fail(failure: TransportFailure): void {
		this.#finish({ kind: "failed", failure });
		this.#connection?.end(failure);
	}

	#finish(outcome: HttpOutcome): void {
		if (this.#hasSettled) return;
		this.#hasSettled = true;
		this.#cancelDeadline();
		this.#cancelConnect?.();
		Timer.set(() => guarded(this.#options.log, "an answer's receiver", () => this.#settle(outcome)), 0);
	}
}

import { X509Certificate } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import tls from "node:tls";
import type { HttpRequest, HttpResponse } from "../../../modules/c2c/answer.js";
import type { Http, HttpCall, HttpLimits, HttpOutcome } from "../../../modules/engine/ports.js";
import type { TransportFailure } from "../../../modules/link/report.js";
import { transportFailure } from "./transport-failure.js";

export type NodeHttpOptions = Readonly<{
	/** Roots, in PEM, that are trusted besides those that Node carries. */
	extraRoots?: string;
	/** From the start of a connection to the end of its TLS handshake, ms. */
	connectMs?: number;
}>;

const defaultConnectMs = 10_000;
const kept = { keepAlive: true, maxFreeSockets: 1 };

/** `Http` on Node's own client. Keeps one idle connection per origin; requests at the same time use one each. */
export class NodeHttp implements Http {
	readonly #options: NodeHttpOptions;
	readonly #connectMs: number;
	readonly #plain = new http.Agent(kept);
	#secure: https.Agent;

	constructor(options: NodeHttpOptions = {}) {
		this.#options = options;
		this.#connectMs = options.connectMs ?? defaultConnectMs;
		this.#secure = this.#trusting([]);
	}

	/** From now on trusts also the roots of a test service, in DER, instead of those that were given before. */
	trust(testRoots: readonly ArrayBuffer[]): void {
		this.#secure.destroy();
		this.#secure = this.#trusting(testRoots.flatMap(pemOf));
	}

	send(request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void): HttpCall {
		const exchange = new Exchange(request, limits, this.#connectMs, settle);
		exchange.start(request.url.startsWith("https:") ? this.#secure : this.#plain);
		return exchange;
	}

	#trusting(testRoots: readonly string[]): https.Agent {
		const { extraRoots } = this.#options;
		const further = [...(extraRoots === undefined ? [] : [extraRoots]), ...testRoots];
		const ca = further.length === 0 ? {} : { ca: [...tls.rootCertificates, ...further] };
		return new https.Agent({ ...kept, minVersion: "TLSv1.2", ...ca });
	}

	/** Closes every connection. Requests that are under way end as `reset`. */
	close(): void {
		this.#plain.destroy();
		this.#secure.destroy();
	}
}

/** One request, its silent retry included. Settles once: the first of answer, failure, deadline and abort wins. */
class Exchange implements HttpCall {
	readonly #request: HttpRequest;
	readonly #limits: HttpLimits;
	readonly #connectMs: number;
	readonly #settle: (outcome: HttpOutcome) => void;
	#finished = false;
	#deadline: NodeJS.Timeout | undefined;
	#connectTimer: NodeJS.Timeout | undefined;
	#attempt: Attempt | undefined;
	#retried = false;

	constructor(
		request: HttpRequest,
		limits: HttpLimits,
		connectMs: number,
		settle: (outcome: HttpOutcome) => void,
	) {
		this.#request = request;
		this.#limits = limits;
		this.#connectMs = connectMs;
		this.#settle = settle;
	}

	start(agent: http.Agent): void {
		this.#deadline = setTimeout(
			() => this.#fail({ kind: "timeout", detail: "deadline" }),
			this.#limits.deadlineMs,
		);
		this.#open(agent);
	}

	abort(): void {
		this.#fail({ kind: "aborted", detail: "aborted" });
	}

	#open(agent: http.Agent): void {
		try {
			this.#attempt = new Attempt(this.#request, this.#limits.maxBodyBytes, agent, {
				connecting: () => {
					if (this.#finished) return;
					this.#connectTimer = setTimeout(
						() => this.#fail({ kind: "timeout", detail: "connect" }),
						this.#connectMs,
					);
				},
				connected: () => clearTimeout(this.#connectTimer),
				answered: (response) => this.#finish({ kind: "response", response }),
				tooLarge: () => this.#fail({ kind: "too-large", detail: "body" }),
				failed: (error) => this.#attemptFailed(error, agent),
			});
		} catch (error) {
			this.#fail(transportFailure(error));
		}
	}

	#attemptFailed(error: unknown, agent: http.Agent): void {
		clearTimeout(this.#connectTimer);
		const mayRetry = !this.#finished && !this.#retried && this.#attempt?.mayBeRepeated(error) === true;
		if (!mayRetry) {
			this.#fail(transportFailure(error));
			return;
		}
		this.#retried = true;
		this.#open(agent);
	}

	#fail(failure: TransportFailure): void {
		this.#finish({ kind: "failed", failure });
		this.#attempt?.destroy();
	}

	#finish(outcome: HttpOutcome): void {
		if (this.#finished) return;
		this.#finished = true;
		clearTimeout(this.#deadline);
		clearTimeout(this.#connectTimer);
		// One turn later the connection is idle again, so a request made from within `settle` uses it.
		setImmediate(() => this.#settle(outcome));
	}
}

type AttemptEvents = Readonly<{
	connecting: () => void;
	connected: () => void;
	answered: (response: HttpResponse) => void;
	tooLarge: () => void;
	failed: (error: unknown) => void;
}>;

/** One try on one connection. */
class Attempt {
	readonly #method: string;
	readonly #maxBodyBytes: number;
	readonly #events: AttemptEvents;
	readonly #call: http.ClientRequest;
	#bytesReadBefore = 0;
	#failed = false;
	#answered = false;

	/** Throws what Node throws for an address or a header that it cannot send. */
	constructor(request: HttpRequest, maxBodyBytes: number, agent: http.Agent, events: AttemptEvents) {
		this.#method = request.method;
		this.#maxBodyBytes = maxBodyBytes;
		this.#events = events;
		const client = request.url.startsWith("https:") ? https : http;
		this.#call = client.request(request.url, { method: request.method, headers: request.headers, agent });
		this.#call.on("socket", (socket) => this.#watchConnection(socket));
		this.#call.on("response", (answer) => this.#read(answer));
		this.#call.on("error", (error) => this.#fail(error));
		this.#call.on("close", () => this.#fail(undefined));
		this.#call.end(request.body);
	}

	/**
	 * True for a kept connection that was closed before any byte of the answer came, if the request cannot have had an
	 * effect: it is a GET, or the connection refused to take it whole.
	 */
	mayBeRepeated(error: unknown): boolean {
		if (!this.#call.reusedSocket) return false;
		const socket = this.#call.socket;
		if (socket === null || socket.bytesRead > this.#bytesReadBefore) return false;
		if (transportFailure(error).kind !== "reset") return false;
		return this.#method === "GET" || isFailedWrite(error);
	}

	destroy(): void {
		this.#call.destroy();
	}

	#watchConnection(socket: Socket): void {
		this.#bytesReadBefore = socket.bytesRead;
		if (!socket.connecting) return;
		this.#events.connecting();
		socket.once(socket instanceof tls.TLSSocket ? "secureConnect" : "connect", this.#events.connected);
	}

	#read(answer: http.IncomingMessage): void {
		const chunks: Buffer[] = [];
		let size = 0;
		if (Number(answer.headers["content-length"] ?? 0) > this.#maxBodyBytes) {
			this.#events.tooLarge();
			return;
		}
		answer.on("data", (chunk: Buffer) => {
			size += chunk.length;
			if (size > this.#maxBodyBytes) this.#events.tooLarge();
			else chunks.push(chunk);
		});
		answer.on("error", (error) => this.#fail(error));
		answer.on("end", () => {
			this.#answered = true;
			this.#events.answered({
				status: answer.statusCode ?? 0,
				headers: plainHeaders(answer.headers),
				body: new Uint8Array(Buffer.concat(chunks, size)),
			});
		});
	}

	#fail(error: unknown): void {
		if (this.#failed || this.#answered) return;
		this.#failed = true;
		this.#events.failed(error);
	}
}

/** Nothing for what is no certificate after all. */
function pemOf(der: ArrayBuffer): readonly string[] {
	try {
		return [new X509Certificate(new Uint8Array(der)).toString()];
	} catch {
		return [];
	}
}

function isFailedWrite(error: unknown): boolean {
	return error instanceof Error && "syscall" in error && error.syscall === "write";
}

function plainHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
	const plain: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined) plain[name] = typeof value === "string" ? value : value.join(", ");
	}
	return plain;
}

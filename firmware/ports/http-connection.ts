import HTTPClient from "embedded:network/http/client";
import Timer from "timer";
import type { HttpRequest, HttpResponse } from "../../modules/c2c/answer.js";
import type { WebAddress } from "../../modules/c2c/web-address.js";
import type { TransportFailure } from "../../modules/link/report.js";
import { tlsFailure } from "../../modules/link/tls-failures.js";
import { type Roots, socketOptions } from "./origin.js";
import type { Supervisor } from "./supervised-socket.js";

/** Status line, headers and chunk sizes of one answer; more is not read. */
const maxHeadBytes = 8192;

export type ExchangeEvents = Readonly<{
	answered(response: HttpResponse): void;
	/** `mayRepeat`: the connection was a kept one, nothing of an answer came, and the request can have had no effect. */
	failed(failure: TransportFailure, mayRepeat: boolean): void;
}>;

/** What is thrown through the SDK's client to end an exchange for a reason. */
class ExchangeError extends Error {
	readonly failure: TransportFailure;

	constructor(failure: TransportFailure) {
		super(failure.detail);
		this.failure = failure;
	}
}

/** One request on its way. */
class Exchange {
	readonly request: HttpRequest;
	readonly maxBodyBytes: number;
	readonly events: ExchangeEvents;
	readonly chunks: Uint8Array[] = [];
	size = 0;
	headBytes = 0;
	sent = 0;
	wasWritten = false;
	hasArrived = false;
	/** Without a length the body ends with the connection. */
	endsWithConnection = false;
	closesAfterwards = false;
	status = 0;
	headers: Record<string, string> = {};

	constructor(request: HttpRequest, maxBodyBytes: number, events: ExchangeEvents) {
		this.request = request;
		this.maxBodyBytes = maxBodyBytes;
		this.events = events;
	}

	response(): HttpResponse {
		const body = new Uint8Array(this.size);
		let at = 0;
		for (const chunk of this.chunks) {
			body.set(chunk, at);
			at += chunk.length;
		}
		return { status: this.status, headers: this.headers, body };
	}
}

/**
 * One connection on the SDK's client, which keeps it alive between exchanges. It carries one exchange at a time and ends
 * with the first thing that goes wrong; each exchange is told its end once.
 */
export class HttpConnection {
	readonly #client: HTTPClient;
	readonly #isSecure: boolean;
	readonly #onEnd: () => void;
	#exchange: Exchange | undefined;
	#count = 0;
	#isTcpOpen = false;
	#isOpen = false;
	#isOver = false;
	#tlsFailure: TransportFailure | undefined;

	/** `onEnd` is called once, when the connection can no longer be used. */
	constructor(address: WebAddress, ip: string, roots: Roots, onEnd: () => void) {
		this.#isSecure = address.scheme === "https";
		this.#onEnd = onEnd;
		const socket = socketOptions(address, roots, this.#supervisor(), {
			opened: () => {
				this.#isTcpOpen = true;
			},
			fault: (error) => this.#fault(error),
		});
		this.#client = new HTTPClient({
			host: address.isDefaultPort ? address.host : `${address.host}:${address.port}`,
			port: address.port,
			socket,
			dns: { io: KnownAddress, ip },
			onError: () => this.#ended(),
		});
	}

	/** Whether the connection is made, TLS included. */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	get isIdle(): boolean {
		return this.#exchange === undefined && !this.#isOver;
	}

	start(request: HttpRequest, path: string, maxBodyBytes: number, events: ExchangeEvents): void {
		const exchange = new Exchange(request, maxBodyBytes, events);
		this.#exchange = exchange;
		this.#count++;
		const { body } = request;
		const headers = new Map(Object.entries(request.headers));
		if (request.method === "POST") headers.set("content-length", `${body?.length ?? 0}`);
		const connection = this;
		this.#client.request({
			method: request.method,
			path,
			headers,
			onWritable(count) {
				if (body === undefined) return;
				const end = Math.min(body.length, exchange.sent + count);
				this.write(body.subarray(exchange.sent, end));
				exchange.sent = end;
			},
			onHeaders: (status, answered) => connection.#readHead(exchange, status, answered),
			onReadable(count) {
				const chunk = this.read(count);
				if (chunk !== undefined) connection.#readBody(exchange, new Uint8Array(chunk));
			},
			onDone: (error) => {
				if (error === null) connection.#done(exchange);
				else connection.#ended();
			},
		});
	}

	/** Ends the connection; an exchange that is under way hears of `failure`. */
	end(failure: TransportFailure): void {
		if (this.#isOver) return;
		this.#isOver = true;
		// Not from within a callback of the socket that is being closed.
		Timer.set(() => this.#client.close(), 0);
		this.#onEnd();
		const exchange = this.#exchange;
		this.#exchange = undefined;
		exchange?.events.failed(failure, this.#mayRepeat(exchange));
	}

	#mayRepeat({ request, wasWritten, hasArrived }: Exchange): boolean {
		return this.#count > 1 && !hasArrived && (request.method === "GET" || !wasWritten);
	}

	#readHead(exchange: Exchange, status: number, headers: ReadonlyMap<string, string>): void {
		exchange.status = status;
		for (const [name, value] of headers) exchange.headers[name] = value;
		const length = Number(headers.get("content-length") ?? 0);
		if (length > exchange.maxBodyBytes) throw tooLarge();
		exchange.endsWithConnection = !headers.has("content-length") && !headers.has("transfer-encoding");
		exchange.closesAfterwards = headers.get("connection")?.toLowerCase() === "close";
	}

	#readBody(exchange: Exchange, chunk: Uint8Array): void {
		exchange.size += chunk.length;
		if (exchange.size > exchange.maxBodyBytes) throw tooLarge();
		exchange.chunks.push(chunk);
	}

	#done(exchange: Exchange): void {
		if (this.#exchange !== exchange) return;
		this.#exchange = undefined;
		if (exchange.closesAfterwards) this.end({ kind: "reset", detail: "CLOSED" });
		exchange.events.answered(exchange.response());
	}

	#ended(): void {
		const exchange = this.#exchange;
		// Without the service's goodbye nobody knows whether the body is whole.
		if (exchange?.endsWithConnection === true && this.#tlsFailure === undefined) this.#done(exchange);
		if (this.#isTcpOpen && this.#tlsFailure !== undefined) this.end(this.#tlsFailure);
		else if (this.#isOpen || (this.#isSecure && this.#isTcpOpen))
			this.end({ kind: "reset", detail: "CLOSED" });
		else this.end({ kind: "refused", detail: "REFUSED" });
	}

	#fault(error: unknown): void {
		if (error instanceof ExchangeError) this.end(error.failure);
		else if (this.#isOpen) this.end({ kind: "not-http", detail: "NOT_HTTP" });
		else if (this.#isTcpOpen) this.end({ kind: "untrusted", detail: "TLS_REFUSED" });
		else this.end({ kind: "unreachable", detail: "SOCKET_FAULT" });
	}

	#supervisor(): Supervisor {
		return {
			opened: () => {
				this.#isOpen = true;
			},
			arrived: () => {
				if (this.#exchange === undefined) throw new ExchangeError({ kind: "not-http", detail: "UNASKED" });
				this.#exchange.hasArrived = true;
			},
			readHeadByte: () => {
				const exchange = this.#exchange;
				if (exchange === undefined) return;
				exchange.headBytes++;
				if (exchange.headBytes > maxHeadBytes) throw tooLarge();
			},
			wrote: () => {
				if (this.#exchange !== undefined) this.#exchange.wasWritten = true;
			},
			ended: (error) => {
				this.#tlsFailure = tlsFailure(error);
			},
			fault: (error) => this.#fault(error),
		};
	}
}

function tooLarge(): ExchangeError {
	return new ExchangeError({ kind: "too-large", detail: "TOO_LARGE" });
}

/** Stands in for the client's resolver: the name has been looked up before. */
class KnownAddress {
	readonly #ip: string;

	constructor(options: Readonly<{ ip: string }>) {
		this.#ip = options.ip;
	}

	resolve(query: Readonly<{ host: string; onResolved: (host: string, address: string) => void }>): void {
		query.onResolved(query.host, this.#ip);
	}
}

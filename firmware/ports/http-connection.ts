import Timer from "timer";
import type { HttpResponse } from "../../modules/c2c/answer.js";
import type { WebAddress } from "../../modules/c2c/web-address.js";
import { AnswerReader, type Reading } from "../../modules/http/answer-reader.js";
import type { TransportFailure } from "../../modules/link/report.js";
import { tlsFailure } from "../../modules/link/tls-failures.js";
import { openSocket, type Roots } from "./origin.js";
import type { SupervisedSocket } from "./supervised-socket.js";

/** Status line, header fields, chunk sizes and trailers of one answer; more is not read. */
const maxHeadBytes = 8192;

export type ExchangeEvents = Readonly<{
	answered(response: HttpResponse): void;
	/** `mayRepeat`: the connection was a kept one, nothing of an answer came, and the request can have had no effect. */
	failed(failure: TransportFailure, mayRepeat: boolean): void;
}>;

/** One request on its way. */
type Exchange = {
	/** What is yet to be written. */
	unsent: Uint8Array;
	readonly isRepeatable: boolean;
	readonly reader: AnswerReader;
	readonly events: ExchangeEvents;
	wasWritten: boolean;
	hasArrived: boolean;
};

/**
 * One connection, kept alive between exchanges. It carries one exchange at a time and ends with the first thing that goes
 * wrong; each exchange is told its end once.
 */
export class HttpConnection {
	readonly #socket: SupervisedSocket;
	readonly #isSecure: boolean;
	readonly #onEnd: () => void;
	#exchange: Exchange | undefined;
	#count = 0;
	#writable = 0;
	#isTcpOpen = false;
	#isOpen = false;
	#isOver = false;

	/** `onEnd` is called once, when the connection can no longer be used. */
	constructor(address: WebAddress, ip: string, roots: Roots, onEnd: () => void) {
		this.#isSecure = address.scheme === "https";
		this.#onEnd = onEnd;
		const watch = {
			onConnected: () => {
				this.#isTcpOpen = true;
			},
			onFault: () => this.#fault(),
		};
		this.#socket = openSocket(address, ip, roots, watch, {
			onReadable: (count) => this.#read(count),
			onWritable: (count) => {
				this.#isOpen = true;
				this.#writable = count;
				this.#write();
			},
			onError: (error) => this.#ended(tlsFailure(error)),
		});
	}

	/** Whether the connection is made, TLS included. */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	get isIdle(): boolean {
		return this.#exchange === undefined && !this.#isOver;
	}

	/** `isRepeatable`: the request asks and changes nothing, so that it may be sent a second time. */
	start(request: Uint8Array, isRepeatable: boolean, maxBodyBytes: number, events: ExchangeEvents): void {
		const reader = new AnswerReader({ maxHeadBytes, maxBodyBytes });
		this.#exchange = { unsent: request, isRepeatable, reader, events, wasWritten: false, hasArrived: false };
		this.#count++;
		this.#write();
	}

	/** Ends the connection; an exchange that is under way hears of `failure`. */
	end(failure: TransportFailure): void {
		if (this.#isOver) return;
		this.#isOver = true;
		// Not from within a callback of the socket that is being closed.
		Timer.set(() => this.#socket.close(), 0);
		this.#onEnd();
		const exchange = this.#exchange;
		this.#exchange = undefined;
		exchange?.events.failed(failure, this.#mayRepeat(exchange));
	}

	#mayRepeat({ isRepeatable, wasWritten, hasArrived }: Exchange): boolean {
		return this.#count > 1 && !hasArrived && (isRepeatable || !wasWritten);
	}

	#write(): void {
		const exchange = this.#exchange;
		if (exchange === undefined || this.#isOver) return;
		while (exchange.unsent.length > 0 && this.#writable > 0) {
			const count = Math.min(exchange.unsent.length, this.#writable);
			const left = this.#socket.write(exchange.unsent.slice(0, count));
			if (left === undefined) return;
			exchange.wasWritten = true;
			exchange.unsent = exchange.unsent.subarray(count);
			this.#writable = left;
		}
	}

	#read(count: number): void {
		const bytes = this.#socket.read(count);
		if (!(bytes instanceof ArrayBuffer) || this.#isOver) return;
		const exchange = this.#exchange;
		if (exchange === undefined) {
			this.end({ kind: "not-http", detail: "UNASKED" });
			return;
		}
		exchange.hasArrived = true;
		this.#take(exchange, exchange.reader.push(new Uint8Array(bytes)));
	}

	#take(exchange: Exchange, reading: Reading): void {
		switch (reading.kind) {
			case "more":
				return;
			case "whole":
				this.#exchange = undefined;
				// An answer that came before the whole request was written leaves the rest of it unread.
				if (!reading.keepsAlive || exchange.unsent.length > 0) this.end({ kind: "reset", detail: "CLOSED" });
				exchange.events.answered(reading.response);
				return;
			case "failed":
				this.end({ kind: reading.failure, detail: details[reading.failure] });
		}
	}

	/** The other side has gone. `failure`: why TLS ended; none when the service has said goodbye, or there is no TLS. */
	#ended(failure: TransportFailure | undefined): void {
		const exchange = this.#exchange;
		const isConnected = this.#isOpen || (this.#isSecure && this.#isTcpOpen);
		if (!isConnected) this.end({ kind: "refused", detail: "REFUSED" });
		else if (failure !== undefined) this.end(failure);
		else if (exchange?.hasArrived === true) this.#take(exchange, exchange.reader.end());
		this.end({ kind: "reset", detail: "CLOSED" });
	}

	#fault(): void {
		if (this.#isOpen) this.end({ kind: "not-http", detail: "SOCKET_FAULT" });
		else if (this.#isTcpOpen) this.end({ kind: "untrusted", detail: "TLS_REFUSED" });
		else this.end({ kind: "unreachable", detail: "SOCKET_FAULT" });
	}
}

const details = Object.freeze({ "not-http": "NOT_HTTP", "too-large": "TOO_LARGE", reset: "CLOSED" });

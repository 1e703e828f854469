import assert from "node:assert/strict";
import type { Socket } from "node:net";
import type { HttpRequest } from "../../../modules/c2c/answer.js";
import type { Http, HttpCall, HttpLimits, HttpOutcome } from "../../../modules/engine/ports.js";
import { type RawServer, rawServer, requestServer } from "./raw-server.js";

/** An implementation of `Http` under test. */
export type HttpUnderTest = Readonly<{ http: Http; close(): void }>;

export type HttpTestOptions = Readonly<{
	/** PEM that is trusted besides the usual roots. */
	extraRoots?: string;
	/** Bound on making a connection. */
	connectMs?: number;
}>;

export type HttpFactory = (options: HttpTestOptions) => HttpUnderTest;

export const ample: HttpLimits = { deadlineMs: 5000, maxBodyBytes: 16_384 };
export const short: HttpLimits = { deadlineMs: 150, maxBodyBytes: 16_384 };

export const get = (url: string): HttpRequest => ({ method: "GET", url, headers: {}, body: undefined });
export const post = (url: string, text: string): HttpRequest => ({
	method: "POST",
	url,
	headers: { "content-type": "text/plain" },
	body: new Uint8Array(Buffer.from(text)),
});

export const urlOf = (server: RawServer, path = "/"): string => `http://127.0.0.1:${server.port}${path}`;
export const secureUrlOf = (server: RawServer): string => `https://127.0.0.1:${server.port}/`;

/** One implementation and the servers that a test starts; counts how often each request settles. */
export class HttpBench {
	readonly #make: HttpFactory;
	readonly #servers: RawServer[] = [];
	readonly #settlements: number[] = [];
	#under: HttpUnderTest;

	constructor(make: HttpFactory) {
		this.#make = make;
		this.#under = make({});
	}

	get http(): Http {
		return this.#under.http;
	}

	/** Another instance with other options. */
	renew(options: HttpTestOptions): void {
		this.#under.close();
		this.#under = this.#make(options);
	}

	async serve(...args: Parameters<typeof requestServer>): Promise<RawServer> {
		const server = await requestServer(...args);
		this.#servers.push(server);
		return server;
	}

	async accept(...args: Parameters<typeof rawServer>): Promise<RawServer> {
		const server = await rawServer(...args);
		this.#servers.push(server);
		return server;
	}

	begin(request: HttpRequest, limits: HttpLimits): { call: HttpCall; outcome: Promise<HttpOutcome> } {
		const index = this.#settlements.push(0) - 1;
		let settle: (outcome: HttpOutcome) => void = () => {};
		const outcome = new Promise<HttpOutcome>((resolve) => {
			settle = resolve;
		});
		const call = this.http.send(request, limits, (result) => {
			this.#settlements[index] = (this.#settlements[index] ?? 0) + 1;
			settle(result);
		});
		assert.equal(this.#settlements[index], 0, "nothing settles before send has returned");
		return { call, outcome };
	}

	ask(request: HttpRequest, limits = ample): Promise<HttpOutcome> {
		return this.begin(request, limits).outcome;
	}

	/** The kind of failure, or the status that was answered in its place. */
	async failureOf(request: HttpRequest, limits = ample): Promise<string> {
		const outcome = await this.ask(request, limits);
		return outcome.kind === "failed" ? outcome.failure.kind : `answered ${outcome.response.status}`;
	}

	async close(): Promise<void> {
		this.#under.close();
		for (const server of this.#servers.splice(0)) await server.close();
		const wrong = this.#settlements.filter((count) => count !== 1);
		assert.deepEqual(wrong, [], "every request settles exactly once");
	}
}

/** Resolves when the other side has gone. */
export function closed(socket: Socket): Promise<void> {
	return new Promise((resolve) => {
		if (socket.destroyed) resolve();
		else socket.once("close", () => resolve());
	});
}

export function deferred(): { promise: Promise<void>; resolve: () => void } {
	let resolve: () => void = () => {};
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}

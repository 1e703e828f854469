import assert from "node:assert/strict";
import type { Socket } from "node:net";
import type { HttpRequest } from "../../../modules/c2c/answer.js";
import type { Http, HttpCall, HttpLimits, HttpOutcome } from "../../../modules/engine/ports.js";
import { answerText, type RawServer, rawServer, requestServer } from "./raw-server.js";
import { makeTestCertificates, type TestCertificates } from "./test-certificates.js";

/** An implementation of `Http` under test. */
export type HttpUnderTest = Readonly<{ http: Http; close(): void }>;

/** Makes one; `extraRoots` is PEM that it must trust, `connectMs` its bound on making a connection. */
export type HttpFactory = (options: { extraRoots?: string; connectMs?: number }) => HttpUnderTest;

const ample: HttpLimits = { deadlineMs: 5000, maxBodyBytes: 16_384 };
const short: HttpLimits = { deadlineMs: 150, maxBodyBytes: 16_384 };

const get = (url: string): HttpRequest => ({ method: "GET", url, headers: {}, body: undefined });
const post = (url: string, text: string): HttpRequest => ({
	method: "POST",
	url,
	headers: { "content-type": "text/plain" },
	body: new Uint8Array(Buffer.from(text)),
});

/** What every implementation of `Http` must do, as mocha tests. Call it within a `describe`. */
export function describeHttpContract(makeHttp: HttpFactory): void {
	let under: HttpUnderTest;
	let settlements: number[];
	const servers: RawServer[] = [];

	beforeEach(() => {
		under = makeHttp({});
		settlements = [];
	});

	afterEach(async () => {
		under.close();
		for (const server of servers.splice(0)) await server.close();
		assert.deepEqual(
			settlements.filter((count) => count !== 1),
			[],
			"every request settles exactly once",
		);
	});

	async function serve(...args: Parameters<typeof requestServer>): Promise<RawServer> {
		const server = await requestServer(...args);
		servers.push(server);
		return server;
	}

	async function accept(...args: Parameters<typeof rawServer>): Promise<RawServer> {
		const server = await rawServer(...args);
		servers.push(server);
		return server;
	}

	function begin(
		request: HttpRequest,
		limits: HttpLimits,
	): { call: HttpCall; outcome: Promise<HttpOutcome> } {
		const index = settlements.push(0) - 1;
		let settle: (outcome: HttpOutcome) => void = () => {};
		const outcome = new Promise<HttpOutcome>((resolve) => {
			settle = resolve;
		});
		const call = under.http.send(request, limits, (result) => {
			settlements[index] = (settlements[index] ?? 0) + 1;
			settle(result);
		});
		assert.equal(settlements[index], 0, "nothing settles before send has returned");
		return { call, outcome };
	}

	const ask = (request: HttpRequest, limits = ample): Promise<HttpOutcome> => begin(request, limits).outcome;

	async function failureOf(request: HttpRequest, limits = ample): Promise<string> {
		const outcome = await ask(request, limits);
		return outcome.kind === "failed" ? outcome.failure.kind : `answered ${outcome.response.status}`;
	}

	const urlOf = (server: RawServer, path = "/"): string => `http://127.0.0.1:${server.port}${path}`;

	describe("answers", () => {
		it("gives status, headers in lower case and the body's bytes", async () => {
			const server = await serve(() => answerText("{}", "418 Teapot", ["X-Kind: A", "X-Kind: B"]));
			const outcome = await ask(get(urlOf(server)));
			assert.equal(outcome.kind, "response");
			if (outcome.kind !== "response") return;
			assert.equal(outcome.response.status, 418);
			assert.equal(outcome.response.headers["x-kind"], "A, B");
			assert.deepEqual(outcome.response.body, new Uint8Array([0x7b, 0x7d]));
		});

		it("sends method, path, headers and body as they were given", async () => {
			let seen = "";
			const server = await serve(({ head, body }) => {
				seen = `${head}\n${body.toString()}`;
				return answerText("");
			});
			await ask({ ...post(urlOf(server, "/a/b?c=d"), "grüße"), headers: { "x-client-version": "1.2.3" } });
			assert.match(seen, /^POST \/a\/b\?c=d HTTP\/1\.1\r\n/);
			assert.match(seen, /^x-client-version: 1\.2\.3\r$/im);
			assert.match(seen, /\ngrüße$/);
		});

		it("gives a redirect as an answer and does not follow it", async () => {
			const server = await serve(() => answerText("", "302 Found", ["Location: /elsewhere"]));
			const outcome = await ask(post(urlOf(server), "secret"));
			assert.equal(outcome.kind === "response" && outcome.response.status, 302);
			assert.equal(server.connections.length, 1);
		});

		it("takes a body of exactly the limit", async () => {
			const server = await serve(() => answerText("x".repeat(1000)));
			const outcome = await ask(get(urlOf(server)), { ...ample, maxBodyBytes: 1000 });
			assert.equal(outcome.kind === "response" && outcome.response.body.length, 1000);
		});
	});

	describe("bounds", () => {
		it("ends an answer that announces too many bytes without reading them", async () => {
			const server = await serve((_request, socket) => {
				const chunk = Buffer.alloc(65_536, "x");
				socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
				const pour = (): void => {
					while (!socket.destroyed && socket.write(chunk));
				};
				socket.on("drain", pour);
				pour();
				return undefined;
			});
			assert.equal(await failureOf(get(urlOf(server))), "too-large");
			const socket = server.connections[0];
			assert.ok(socket !== undefined);
			await closed(socket);
			assert.ok(socket.bytesWritten < 10_000_000);
		});

		it("ends an answer of unknown length once it is too long", async () => {
			const server = await serve((_request, socket) => {
				const piece = `1000\r\n${"x".repeat(0x1000)}\r\n`;
				socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
				const timer = setInterval(() => socket.write(piece), 1);
				socket.on("close", () => clearInterval(timer));
				return undefined;
			});
			assert.equal(await failureOf(get(urlOf(server))), "too-large");
		});

		it("ends a service that accepts and never answers at the deadline", async () => {
			const server = await accept(() => {});
			assert.equal(await failureOf(post(urlOf(server), "a"), short), "timeout");
		});

		it("ends an answer that stops half-way at the deadline", async () => {
			const server = await serve(() => "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
			assert.equal(await failureOf(get(urlOf(server)), short), "timeout");
		});

		it("ends an answer that only ever drips at the deadline", async () => {
			const server = await serve((_request, socket) => {
				const timer = setInterval(() => socket.write("X-Drip: 1\r\n"), 10);
				socket.on("close", () => clearInterval(timer));
				return "HTTP/1.1 200 OK\r\n";
			});
			assert.equal(await failureOf(get(urlOf(server)), short), "timeout");
		});

		it("gives up a connection that is not made in time, before the deadline", async () => {
			under.close();
			under = makeHttp({ connectMs: 100 });
			const server = await accept(() => {});
			const started = Date.now();
			assert.equal(await failureOf(get(`https://127.0.0.1:${server.port}/`)), "timeout");
			assert.ok(Date.now() - started < ample.deadlineMs);
		});
	});

	describe("failures", () => {
		it("names a port where nobody listens as refused", async () => {
			const server = await accept(() => {});
			await server.close();
			assert.equal(await failureOf(get(urlOf(server))), "refused");
		});

		it("names a connection that ends without an answer as reset", async () => {
			const server = await serve((_request, socket) => {
				socket.destroy();
				return undefined;
			});
			assert.equal(await failureOf(get(urlOf(server))), "reset");
		});

		it("names a connection that ends within the answer as reset", async () => {
			const server = await serve((_request, socket) => {
				socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
				return undefined;
			});
			assert.equal(await failureOf(get(urlOf(server))), "reset");
		});

		it("names bytes that are not HTTP as not-http", async () => {
			const server = await serve(() => "SSH-2.0-something\r\n\r\n");
			assert.equal(await failureOf(get(urlOf(server))), "not-http");
		});

		it("tells a system's code as detail, and nothing of the content", async () => {
			const server = await serve(() => "SECRET-CONTENT\r\n\r\n");
			const outcome = await ask(get(urlOf(server)));
			assert.ok(outcome.kind === "failed");
			assert.match(outcome.failure.detail, /^HPE_[A-Z_]+$/);
		});

		it("settles a request that cannot be sent at all", async () => {
			assert.equal(await failureOf(get("http://[not-an-address/")), "not-http");
			const withLineBreak = { ...get("http://127.0.0.1:1/"), headers: { a: "b\r\nc: d" } };
			assert.equal(await failureOf(withLineBreak), "not-http");
		});
	});

	describe("certificates", () => {
		let certificates: TestCertificates;
		before(async () => {
			certificates = await makeTestCertificates();
		});

		const hello = (): string => answerText("hello");

		it("refuses a root that it does not know", async () => {
			const server = await serve(hello, certificates.good);
			assert.equal(await failureOf(get(`https://127.0.0.1:${server.port}/`)), "untrusted");
		});

		it("accepts a root that it was given", async () => {
			under.close();
			under = makeHttp({ extraRoots: certificates.root });
			const server = await serve(hello, certificates.good);
			const outcome = await ask(get(`https://127.0.0.1:${server.port}/`));
			assert.equal(outcome.kind === "response" && outcome.response.status, 200);
		});

		it("refuses a certificate of another host", async () => {
			under.close();
			under = makeHttp({ extraRoots: certificates.root });
			const server = await serve(hello, certificates.otherHost);
			assert.equal(await failureOf(get(`https://127.0.0.1:${server.port}/`)), "untrusted");
		});

		it("refuses a certificate that has expired", async () => {
			under.close();
			under = makeHttp({ extraRoots: certificates.root });
			const server = await serve(hello, certificates.expired);
			assert.equal(await failureOf(get(`https://127.0.0.1:${server.port}/`)), "untrusted");
		});

		it("never sends a request to a service that it does not trust", async () => {
			let requests = 0;
			const server = await serve(() => {
				requests++;
				return hello();
			}, certificates.good);
			await ask(post(`https://127.0.0.1:${server.port}/`, "secret"));
			assert.equal(requests, 0);
		});
	});

	describe("connections", () => {
		it("makes requests that follow each other on one connection", async () => {
			const server = await serve(() => answerText("ok"));
			for (let i = 0; i < 5; i++) await ask(post(urlOf(server), "a"));
			assert.equal(server.connections.length, 1);
		});

		it("has the connection ready again when the answer is handed over", async () => {
			const server = await serve(() => answerText("ok"));
			const second = await new Promise<HttpOutcome>((resolve) => {
				under.http.send(get(urlOf(server)), ample, () => {
					under.http.send(get(urlOf(server)), ample, resolve);
				});
			});
			assert.equal(second.kind, "response");
			assert.equal(server.connections.length, 1);
		});

		it("keeps the connection after an error answer", async () => {
			const server = await serve(() => answerText(`{"error":"authorization_pending"}`, "400 Bad Request"));
			await ask(post(urlOf(server), "a"));
			await ask(post(urlOf(server), "a"));
			assert.equal(server.connections.length, 1);
		});

		it("answers two requests at once, the first of which hangs", async () => {
			const server = await serve(({ index }) => (index === 0 ? undefined : answerText("ok")));
			const first = begin(post(urlOf(server), "a"), ample);
			const second = await ask(get(urlOf(server)));
			assert.equal(second.kind, "response");
			first.call.abort();
			await first.outcome;
		});

		it("replaces in silence an idle connection that the service closed", async () => {
			const server = await serve(() => answerText("ok"));
			await ask(post(urlOf(server), "a"));
			const socket = server.connections[0];
			assert.ok(socket !== undefined);
			socket.end();
			await closed(socket);
			const outcome = await ask(post(urlOf(server), "b"));
			assert.equal(outcome.kind, "response");
		});

		it("repeats a GET once when the kept connection ends under it", async () => {
			const server = await serve(({ index }, socket) => {
				if (index === 1) socket.destroy();
				return index === 1 ? undefined : answerText("ok");
			});
			await ask(get(urlOf(server)));
			assert.equal((await ask(get(urlOf(server)))).kind, "response");
			assert.equal(server.connections.length, 2);
		});

		it("does not repeat a GET a second time", async () => {
			let requests = 0;
			const server = await serve(({ index }, socket) => {
				requests++;
				if (index > 0) socket.destroy();
				return index > 0 ? undefined : answerText("ok");
			});
			await ask(get(urlOf(server)));
			assert.equal(await failureOf(get(urlOf(server))), "reset");
			assert.equal(requests, 3);
		});

		it("never repeats a POST that was written", async () => {
			let requests = 0;
			const server = await serve(({ index }, socket) => {
				requests++;
				if (index === 1) socket.destroy();
				return index === 1 ? undefined : answerText("ok");
			});
			await ask(post(urlOf(server), "a"));
			assert.equal(await failureOf(post(urlOf(server), "b")), "reset");
			assert.equal(requests, 2);
		});

		it("does not repeat a GET when part of the answer had come", async () => {
			let requests = 0;
			const server = await serve(({ index }, socket) => {
				requests++;
				if (index === 1) socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
				return index === 1 ? undefined : answerText("ok");
			});
			await ask(get(urlOf(server)));
			assert.equal(await failureOf(get(urlOf(server))), "reset");
			assert.equal(requests, 2);
		});
	});

	describe("giving up", () => {
		it("settles an aborted request as aborted", async () => {
			const server = await accept(() => {});
			const { call, outcome } = begin(get(urlOf(server)), ample);
			call.abort();
			call.abort();
			const result = await outcome;
			assert.equal(result.kind === "failed" && result.failure.kind, "aborted");
		});

		it("ends the connection of an aborted request", async () => {
			const { promise: requested, resolve } = deferred();
			const server = await serve(() => {
				resolve();
				return undefined;
			});
			const { call, outcome } = begin(get(urlOf(server)), ample);
			await requested;
			call.abort();
			await outcome;
			const socket = server.connections[0];
			assert.ok(socket !== undefined);
			await closed(socket);
		});

		it("makes the next request while the aborted one would still hang", async () => {
			const { promise: requested, resolve } = deferred();
			const server = await serve(({ index }) => {
				resolve();
				return index === 0 ? undefined : answerText("ok");
			});
			const { call, outcome } = begin(post(urlOf(server), "a"), ample);
			await requested;
			call.abort();
			assert.equal((await ask(post(urlOf(server), "b"))).kind, "response");
			await outcome;
		});

		it("leaves an answer alone that is aborted after it settled", async () => {
			const server = await serve(() => answerText("ok"));
			const { call, outcome } = begin(get(urlOf(server)), ample);
			assert.equal((await outcome).kind, "response");
			call.abort();
			assert.equal((await ask(get(urlOf(server)))).kind, "response");
			assert.equal(server.connections.length, 1);
		});
	});
}

function closed(socket: Socket): Promise<void> {
	return new Promise((resolve) => {
		if (socket.destroyed) resolve();
		else socket.once("close", () => resolve());
	});
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
	let resolve: () => void = () => {};
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}

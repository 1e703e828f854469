import assert from "node:assert/strict";
import { ample, closed, get, HttpBench, type HttpFactory, post, short, urlOf } from "./http-bench.js";
import { answerText } from "./raw-server.js";

/** What comes of an answer, of one that is too much or too slow, and of none. */
export function describeHttpAnswers(makeHttp: HttpFactory): void {
	let bench: HttpBench;
	beforeEach(() => {
		bench = new HttpBench(makeHttp);
	});
	afterEach(() => bench.close());

	describe("answers", () => {
		it("gives status, headers in lower case and the body's bytes", async () => {
			const server = await bench.serve(() => answerText("{}", "418 Teapot", ["X-Kind: A", "X-Kind: B"]));
			const outcome = await bench.ask(get(urlOf(server)));
			assert.equal(outcome.kind, "response");
			if (outcome.kind !== "response") return;
			assert.equal(outcome.response.status, 418);
			assert.equal(outcome.response.headers["x-kind"], "A, B");
			assert.deepEqual(outcome.response.body, new Uint8Array([0x7b, 0x7d]));
		});

		it("sends method, path, headers and body as they were given", async () => {
			let seen = "";
			const server = await bench.serve(({ head, body }) => {
				seen = `${head}\n${body.toString()}`;
				return answerText("");
			});
			await bench.ask({
				...post(urlOf(server, "/a/b?c=d"), "grüße"),
				headers: { "x-client-version": "1.2.3" },
			});
			assert.match(seen, /^POST \/a\/b\?c=d HTTP\/1\.1\r\n/);
			assert.match(seen, /^x-client-version: 1\.2\.3\r$/im);
			assert.match(seen, /\ngrüße$/);
		});

		it("gives a redirect as an answer and does not follow it", async () => {
			const server = await bench.serve(() => answerText("", "302 Found", ["Location: /elsewhere"]));
			const outcome = await bench.ask(post(urlOf(server), "secret"));
			assert.equal(outcome.kind === "response" && outcome.response.status, 302);
			assert.equal(server.connections.length, 1);
		});

		it("takes a body of exactly the limit", async () => {
			const server = await bench.serve(() => answerText("x".repeat(1000)));
			const outcome = await bench.ask(get(urlOf(server)), { ...ample, maxBodyBytes: 1000 });
			assert.equal(outcome.kind === "response" && outcome.response.body.length, 1000);
		});
	});

	describe("bounds", () => {
		it("ends an answer that announces too many bytes without reading them", async () => {
			const server = await bench.serve((_request, socket) => {
				const chunk = Buffer.alloc(65_536, "x");
				socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
				const pour = (): void => {
					while (!socket.destroyed && socket.write(chunk));
				};
				socket.on("drain", pour);
				pour();
				return undefined;
			});
			assert.equal(await bench.failureOf(get(urlOf(server))), "too-large");
			const socket = server.connections[0];
			assert.ok(socket !== undefined);
			await closed(socket);
			assert.ok(socket.bytesWritten < 10_000_000);
		});

		it("ends an answer of unknown length once it is too long", async () => {
			const server = await bench.serve((_request, socket) => {
				const piece = `1000\r\n${"x".repeat(0x1000)}\r\n`;
				socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
				const timer = setInterval(() => socket.write(piece), 1);
				socket.on("close", () => clearInterval(timer));
				return undefined;
			});
			assert.equal(await bench.failureOf(get(urlOf(server))), "too-large");
		});

		it("ends a service that accepts and never answers at the deadline", async () => {
			const server = await bench.accept(() => {});
			assert.equal(await bench.failureOf(post(urlOf(server), "a"), short), "timeout");
		});

		it("ends an answer that stops half-way at the deadline", async () => {
			const server = await bench.serve(() => "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
			assert.equal(await bench.failureOf(get(urlOf(server)), short), "timeout");
		});

		it("ends an answer that only ever drips at the deadline", async () => {
			const server = await bench.serve((_request, socket) => {
				const timer = setInterval(() => socket.write("X-Drip: 1\r\n"), 10);
				socket.on("close", () => clearInterval(timer));
				return "HTTP/1.1 200 OK\r\n";
			});
			assert.equal(await bench.failureOf(get(urlOf(server)), short), "timeout");
		});

		it("gives up a connection that is not made in time, before the deadline", async () => {
			bench.renew({ connectMs: 100 });
			const server = await bench.accept(() => {});
			const started = Date.now();
			assert.equal(await bench.failureOf(get(`https://127.0.0.1:${server.port}/`)), "timeout");
			assert.ok(Date.now() - started < ample.deadlineMs);
		});
	});

	describe("failures", () => {
		it("names a port where nobody listens as refused", async () => {
			const server = await bench.accept(() => {});
			await server.close();
			assert.equal(await bench.failureOf(get(urlOf(server))), "refused");
		});

		it("names a connection that ends without an answer as reset", async () => {
			const server = await bench.serve((_request, socket) => {
				socket.destroy();
				return undefined;
			});
			assert.equal(await bench.failureOf(get(urlOf(server))), "reset");
		});

		it("names a connection that ends within the answer as reset", async () => {
			const server = await bench.serve((_request, socket) => {
				socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
				return undefined;
			});
			assert.equal(await bench.failureOf(get(urlOf(server))), "reset");
		});

		it("names bytes that are not HTTP as not-http", async () => {
			const server = await bench.serve(() => "SSH-2.0-something\r\n\r\n");
			assert.equal(await bench.failureOf(get(urlOf(server))), "not-http");
		});

		it("tells a system's code as detail, and nothing of the content", async () => {
			const server = await bench.serve(() => "SECRET-CONTENT\r\n\r\n");
			const outcome = await bench.ask(get(urlOf(server)));
			assert.ok(outcome.kind === "failed");
			assert.match(outcome.failure.detail, /^(HPE_[A-Z_]+|NOT_HTTP)$/);
		});

		it("settles a request that cannot be sent at all", async () => {
			assert.equal(await bench.failureOf(get("http://[not-an-address/")), "not-http");
			const withLineBreak = { ...get("http://127.0.0.1:1/"), headers: { a: "b\r\nc: d" } };
			assert.equal(await bench.failureOf(withLineBreak), "not-http");
		});
	});
}

import assert from "node:assert/strict";
import type { HttpOutcome } from "../../../modules/engine/ports.js";
import { ample, closed, deferred, get, HttpBench, type HttpFactory, post, urlOf } from "./http-bench.js";
import { answerText } from "./raw-server.js";

/** How connections are kept, replaced and given up. */
export function describeHttpConnections(makeHttp: HttpFactory): void {
	let bench: HttpBench;
	beforeEach(() => {
		bench = new HttpBench(makeHttp);
	});
	afterEach(() => bench.close());

	describe("connections", () => {
		it("makes requests that follow each other on one connection", async () => {
			const server = await bench.serve(() => answerText("ok"));
			for (let i = 0; i < 5; i++) await bench.ask(post(urlOf(server), "a"));
			assert.equal(server.connections.length, 1);
		});

		it("has the connection ready again when the answer is handed over", async () => {
			const server = await bench.serve(() => answerText("ok"));
			const second = await new Promise<HttpOutcome>((resolve) => {
				bench.http.send(get(urlOf(server)), ample, () => {
					bench.http.send(get(urlOf(server)), ample, resolve);
				});
			});
			assert.equal(second.kind, "response");
			assert.equal(server.connections.length, 1);
		});

		it("keeps the connection after an error answer", async () => {
			const server = await bench.serve(() =>
				answerText(`{"error":"authorization_pending"}`, "400 Bad Request"),
			);
			await bench.ask(post(urlOf(server), "a"));
			await bench.ask(post(urlOf(server), "a"));
			assert.equal(server.connections.length, 1);
		});

		it("answers two requests at once, the first of which hangs", async () => {
			const server = await bench.serve(({ index }) => (index === 0 ? undefined : answerText("ok")));
			const first = bench.begin(post(urlOf(server), "a"), ample);
			const second = await bench.ask(get(urlOf(server)));
			assert.equal(second.kind, "response");
			first.call.abort();
			await first.outcome;
		});

		it("replaces in silence an idle connection that the service closed", async () => {
			const server = await bench.serve(() => answerText("ok"));
			await bench.ask(post(urlOf(server), "a"));
			const socket = server.connections[0];
			assert.ok(socket !== undefined);
			socket.end();
			await closed(socket);
			const outcome = await bench.ask(post(urlOf(server), "b"));
			assert.equal(outcome.kind, "response");
		});

		it("repeats a GET once when the kept connection ends under it", async () => {
			const server = await bench.serve(({ index }, socket) => {
				if (index === 1) socket.destroy();
				return index === 1 ? undefined : answerText("ok");
			});
			await bench.ask(get(urlOf(server)));
			assert.equal((await bench.ask(get(urlOf(server)))).kind, "response");
			assert.equal(server.connections.length, 2);
		});

		it("does not repeat a GET a second time", async () => {
			let requests = 0;
			const server = await bench.serve(({ index }, socket) => {
				requests++;
				if (index > 0) socket.destroy();
				return index > 0 ? undefined : answerText("ok");
			});
			await bench.ask(get(urlOf(server)));
			assert.equal(await bench.failureOf(get(urlOf(server))), "reset");
			assert.equal(requests, 3);
		});

		it("never repeats a POST that was written", async () => {
			let requests = 0;
			const server = await bench.serve(({ index }, socket) => {
				requests++;
				if (index === 1) socket.destroy();
				return index === 1 ? undefined : answerText("ok");
			});
			await bench.ask(post(urlOf(server), "a"));
			assert.equal(await bench.failureOf(post(urlOf(server), "b")), "reset");
			assert.equal(requests, 2);
		});

		it("does not repeat a GET when part of the answer had come", async () => {
			let requests = 0;
			const server = await bench.serve(({ index }, socket) => {
				requests++;
				if (index === 1) socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
				return index === 1 ? undefined : answerText("ok");
			});
			await bench.ask(get(urlOf(server)));
			assert.equal(await bench.failureOf(get(urlOf(server))), "reset");
			assert.equal(requests, 2);
		});
	});

	describe("giving up", () => {
		it("settles an aborted request as aborted", async () => {
			const server = await bench.accept(() => {});
			const { call, outcome } = bench.begin(get(urlOf(server)), ample);
			call.abort();
			call.abort();
			const result = await outcome;
			assert.equal(result.kind === "failed" && result.failure.kind, "aborted");
		});

		it("ends the connection of an aborted request", async () => {
			const { promise: requested, resolve } = deferred();
			const server = await bench.serve(() => {
				resolve();
				return undefined;
			});
			const { call, outcome } = bench.begin(get(urlOf(server)), ample);
			await requested;
			call.abort();
			await outcome;
			const socket = server.connections[0];
			assert.ok(socket !== undefined);
			await closed(socket);
		});

		it("makes the next request while the aborted one would still hang", async () => {
			const { promise: requested, resolve } = deferred();
			const server = await bench.serve(({ index }) => {
				resolve();
				return index === 0 ? undefined : answerText("ok");
			});
			const { call, outcome } = bench.begin(post(urlOf(server), "a"), ample);
			await requested;
			call.abort();
			assert.equal((await bench.ask(post(urlOf(server), "b"))).kind, "response");
			await outcome;
		});

		it("leaves an answer alone that is aborted after it settled", async () => {
			const server = await bench.serve(() => answerText("ok"));
			const { call, outcome } = bench.begin(get(urlOf(server)), ample);
			assert.equal((await outcome).kind, "response");
			call.abort();
			assert.equal((await bench.ask(get(urlOf(server)))).kind, "response");
			assert.equal(server.connections.length, 1);
		});
	});
}

import net from "node:net";
import { paths } from "./client.js";
import { codeAnswer, type Poll, type Reply, type Situation } from "./situation.js";
import type { VirtualTime } from "./virtual-time.js";

/** One request as it arrived. Times in ms from the start of the run. */
export type Recorded = Readonly<{
	kind: "code" | "poll";
	at: number;
	/** The code that it asked for or about, from 1. */
	code: number;
	reply: Reply;
}>;

/** Time that every answer takes at least, so that a client that never waits does not stop the time. */
const roundTripMs = 20;

/** A server that follows the script of one situation, in bytes on a socket, and records what it was asked and when. */
export class ScriptedServer {
	readonly recorded: Recorded[] = [];
	/** Requests whose answer waits for time to pass, or never comes. */
	held = 0;
	/** Grows with everything that happens on a socket. */
	changes = 0;
	readonly #situation: Situation;
	readonly #time: VirtualTime;
	readonly #startedAt: number;
	readonly #sockets = new Set<net.Socket>();
	readonly #codeAt = new Map<number, number>();
	readonly #server = net.createServer((socket) => this.#accept(socket));

	constructor(situation: Situation, time: VirtualTime) {
		this.#situation = situation;
		this.#time = time;
		this.#startedAt = time.now;
	}

	/** @returns the origin */
	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		const address = this.#server.address();
		if (address === null || typeof address === "string") throw new Error("the server has no port");
		return `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#accept(socket: net.Socket): void {
		this.#sockets.add(socket);
		const holding = { count: 0 };
		let received = "";
		socket.on("error", () => {});
		socket.on("close", () => {
			this.#sockets.delete(socket);
			this.held -= holding.count;
			this.changes += 1;
		});
		socket.on("data", (chunk: Buffer) => {
			this.changes += 1;
			received += chunk.toString("latin1");
			const end = received.indexOf("\r\n\r\n");
			const length = Number(/^content-length: *(\d+)/im.exec(received)?.[1] ?? 0);
			if (end < 0 || received.length < end + 4 + length) return;
			const request = received;
			received = "";
			this.#answer(socket, holding, request);
		});
	}

	#answer(socket: net.Socket, holding: { count: number }, request: string): void {
		const reply = this.#replyTo(request);
		holding.count += 1;
		this.held += 1;
		if (reply.kind === "silence") return;
		setTimeout(() => {
			if (socket.destroyed) return;
			if (reply.kind !== "stall") {
				holding.count -= 1;
				this.held -= 1;
			}
			this.changes += 1;
			write(socket, reply);
		}, reply.afterMs ?? roundTripMs);
	}

	#replyTo(request: string): Reply {
		const now = this.#time.now;
		const at = now - this.#startedAt;
		const path = /^POST (\S+) /.exec(request)?.[1];
		if (path === paths.deviceCode) {
			const code = this.#codeAt.size + 1;
			this.#codeAt.set(code, now + roundTripMs);
			const reply = codeAnswer(code, this.#situation.code ?? {});
			this.recorded.push({ kind: "code", at, code, reply });
			return reply;
		}
		const code = Number(/device_code=device-code-(\d+)/.exec(request)?.[1] ?? 0);
		if (path !== paths.token || code === 0) return { kind: "answer", status: 404, body: "{}" };
		const reply = this.#situation.poll(this.#pollOf(code, now));
		this.recorded.push({ kind: "poll", at, code, reply });
		return reply;
	}

	#pollOf(code: number, now: number): Poll {
		const polls = this.recorded.filter((one) => one.kind === "poll");
		const n = polls.filter((one) => one.code === code).length + 1;
		return { code, n, afterMs: now - (this.#codeAt.get(code) ?? now), wallMs: Date.now() };
	}
}

function write(socket: net.Socket, reply: Exclude<Reply, { kind: "silence" }>): void {
	if (reply.kind === "reset") {
		socket.resetAndDestroy();
		return;
	}
	const { status, body, headers = {} } = reply;
	const all = {
		"content-type": "application/json",
		"content-length": String(Buffer.byteLength(body)),
		date: new Date().toUTCString(),
		...headers,
	};
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
	const head = `HTTP/1.1 ${status} Status\r\n${lines.join("\r\n")}\r\n\r\n`;
	if (reply.kind === "answer") socket.write(head + body);
	else {
		const half = head + body.slice(0, body.length / 2);
		if (reply.kind === "cut") socket.end(half);
		else socket.write(half);
	}
}

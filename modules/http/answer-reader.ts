import type { HttpResponse } from "../c2c/answer.js";
import { type Head, HeadReader } from "./head.js";
import { LineReader } from "./line-reader.js";

export type ReaderLimits = Readonly<{
	/** Status line, header fields, chunk sizes and trailers together. */
	maxHeadBytes: number;
	maxBodyBytes: number;
}>;

export type Reading =
	| Readonly<{ kind: "more" }>
	/** `keepsAlive`: the connection may carry another request. */
	| Readonly<{ kind: "whole"; response: HttpResponse; keepsAlive: boolean }>
	| Readonly<{ kind: "failed"; failure: "not-http" | "too-large" | "reset" }>;

type Part = "head" | "body" | "chunk-size" | "chunk" | "chunk-end" | "trailer" | "over";

const more: Reading = Object.freeze({ kind: "more" }, true);
const notHttp: Reading = Object.freeze({ kind: "failed", failure: "not-http" } as const, true);
const tooLarge: Reading = Object.freeze({ kind: "failed", failure: "too-large" } as const, true);

/** Reads one answer of HTTP/1.1 (RFC 9112) from bytes that come in pieces of any size. Total; bounded by its limits. */
export class AnswerReader {
	readonly #lines: LineReader;
	readonly #maxBodyBytes: number;
	#head = new HeadReader();
	readonly #body: Uint8Array[] = [];
	#bodyBytes = 0;
	#left = 0;
	#part: Part = "head";
	#answer: Head | undefined;

	constructor({ maxHeadBytes, maxBodyBytes }: ReaderLimits) {
		this.#lines = new LineReader(maxHeadBytes);
		this.#maxBodyBytes = maxBodyBytes;
	}

	/** Takes the next bytes; not to be called again once it said anything but `more`. Keeps no part of `bytes`. */
	push(bytes: Uint8Array): Reading {
		let at = 0;
		while (at < bytes.length || this.#isComplete()) {
			if (this.#isComplete()) return this.#whole(at === bytes.length);
			const step = this.#isText() ? this.#takeLine(bytes, at) : this.#takeBody(bytes, at);
			if (typeof step !== "number") return step;
			at = step;
		}
		return more;
	}

	/** The service has closed the connection. */
	end(): Reading {
		if (this.#part === "body" && this.#answer?.framing.kind === "connection") return this.#whole(false);
		return { kind: "failed", failure: "reset" };
	}

	#isText(): boolean {
		return this.#part !== "body" && this.#part !== "chunk";
	}

	#isComplete(): boolean {
		if (this.#part === "over") return true;
		return this.#part === "body" && this.#answer?.framing.kind === "length" && this.#left === 0;
	}

	#takeLine(bytes: Uint8Array, at: number): number | Reading {
		const { line, next } = this.#lines.take(bytes, at);
		if (this.#lines.isFull) return tooLarge;
		if (line === undefined) return next;
		return this.#readLine(line) ?? next;
	}

	/** `undefined` when all is well so far. */
	#readLine(line: string): Reading | undefined {
		switch (this.#part) {
			case "head":
				if (line === "") return this.#readHead();
				return this.#head.take(line) ? undefined : notHttp;
			case "chunk-size":
				return this.#readChunkSize(line);
			case "chunk-end":
				this.#part = "chunk-size";
				return line === "" ? undefined : notHttp;
			default:
				if (line === "") this.#part = "over";
				return undefined;
		}
	}

	#readHead(): Reading | undefined {
		const head = this.#head.head();
		if (head === undefined) return notHttp;
		this.#head = new HeadReader();
		// An interim answer precedes the one that counts (RFC 9110 §15.2).
		if (head.status < 200) return head.status === 101 ? notHttp : undefined;
		this.#answer = head;
		this.#part = head.framing.kind === "chunked" ? "chunk-size" : "body";
		return this.#announce(head.framing.kind === "length" ? head.framing.bytes : 0);
	}

	/** So many bytes of the body come next; too many are refused before they do. */
	#announce(bytes: number): Reading | undefined {
		this.#left = bytes;
		return this.#bodyBytes + bytes > this.#maxBodyBytes ? tooLarge : undefined;
	}

	#readChunkSize(line: string): Reading | undefined {
		const digits = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
		if (digits === undefined) return notHttp;
		const size = Number.parseInt(digits, 16);
		this.#part = size === 0 ? "trailer" : "chunk";
		return this.#announce(size);
	}

	#takeBody(bytes: Uint8Array, at: number): number | Reading {
		const endsByLength = this.#answer?.framing.kind !== "connection";
		const end = endsByLength ? Math.min(bytes.length, at + this.#left) : bytes.length;
		this.#bodyBytes += end - at;
		if (this.#bodyBytes > this.#maxBodyBytes) return tooLarge;
		this.#body.push(bytes.slice(at, end));
		this.#left -= end - at;
		if (this.#part === "chunk" && this.#left === 0) this.#part = "chunk-end";
		return end;
	}

	#whole(isExact: boolean): Reading {
		const { status = 0, headers = {}, keepsAlive = false } = this.#answer ?? {};
		const response = { status, headers, body: joined(this.#body, this.#bodyBytes) };
		return { kind: "whole", response, keepsAlive: keepsAlive && isExact };
	}
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
	const [only] = pieces;
	if (only?.length === length) return only;
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

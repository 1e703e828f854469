import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import type { HttpRequest } from "../../modules/c2c/answer.js";
import type { Http, HttpCall, HttpLimits, HttpOutcome } from "../../modules/engine/ports.js";
import type { HttpTestOptions, HttpUnderTest } from "../board/contracts/http-bench.js";
import type { Bench } from "./bench.js";

const outcomeLine = /^(outcome|too-early) (\d+) (.*)$/;

/** The firmware's `Http` on the far side of a bench on which the trial `http` runs. */
export class SimulatedHttp {
	readonly #bench: Bench;
	readonly #settle = new Map<number, (outcome: HttpOutcome) => void>();
	#count = 0;

	constructor(bench: Bench) {
		this.#bench = bench;
		bench.listen((line) => this.#hear(line));
	}

	make({ extraRoots, connectMs }: HttpTestOptions): HttpUnderTest {
		const roots = extraRoots === undefined ? [] : [new X509Certificate(extraRoots).raw];
		return this.trusting(roots, connectMs);
	}

	/** `roots` in DER. `count`: how often each request is sent, one after the other, until one fails; the last outcome is told. */
	trusting(roots: readonly Uint8Array[], connectMs?: number, count = 1): HttpUnderTest {
		const http = ++this.#count;
		const trusted = roots.map((root) => Buffer.from(root).toString("hex"));
		this.#order({ kind: "make", http, roots: trusted, connectMs });
		return {
			http: new FarHttp((...call) => this.#send(http, count, ...call)),
			close: () => this.#order({ kind: "close", http }),
		};
	}

	#send(http: number, count: number, ...[request, limits, settle]: Parameters<Send>): HttpCall {
		const id = ++this.#count;
		this.#settle.set(id, settle);
		const body = request.body === undefined ? undefined : Buffer.from(request.body).toString("hex");
		this.#order({ kind: "send", http, id, request: { ...request, body }, limits, count });
		return { abort: () => this.#order({ kind: "abort", id }) };
	}

	/** Its shape is `HttpOrder` of the trial. */
	#order(order: Readonly<{ kind: "make" | "send" | "abort" | "close" }> & Record<string, unknown>): void {
		this.#bench.board.post(order).catch((error: Error) => {
			// With the simulator everything in it is closed.
			if (order.kind !== "close") assert.fail(error.message);
		});
	}

	#hear(line: string): void {
		const [, kind, id, json = ""] = outcomeLine.exec(line) ?? [];
		if (kind === undefined) return;
		assert.equal(kind, "outcome", "nothing settles before send has returned");
		this.#settle.get(Number(id))?.(outcomeFrom(JSON.parse(json)));
	}
}

type Send = (request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void) => HttpCall;

class FarHttp implements Http {
	readonly send: Send;

	constructor(send: Send) {
		this.send = send;
	}
}

/** What the trial wrote; its body is hexadecimal. */
function outcomeFrom(plain: FarOutcome): HttpOutcome {
	if (plain.kind === "failed") return plain;
	const body = new Uint8Array(Buffer.from(plain.response.body, "hex"));
	return { ...plain, response: { ...plain.response, body } };
}

type FarOutcome =
	| Extract<HttpOutcome, { kind: "failed" }>
	| Readonly<{
			kind: "response";
			response: Omit<Extract<HttpOutcome, { kind: "response" }>["response"], "body"> &
				Readonly<{ body: string }>;
	  }>;

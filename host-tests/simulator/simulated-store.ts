import assert from "node:assert/strict";
import { StoreError } from "../../modules/credentials/store.js";
import type { TestedStore } from "../board/contracts/store-contract.js";
import type { Bench } from "./bench.js";

const outcomeLine = /^outcome (\d+) (.*)$/;

/** What the trial `store` answers; bytes are hexadecimal. */
type Outcome =
	| Readonly<{ kind: "none" | "done" }>
	| Readonly<{ kind: "value"; value: string }>
	| Readonly<{ kind: "store-error" | "fault"; text: string }>;

/** The firmware's `Store` on the far side of a bench on which the trial `store` runs. */
export class SimulatedStore implements TestedStore {
	readonly #bench: Bench;
	readonly #settle = new Map<number, (outcome: Outcome) => void>();
	#count = 0;

	constructor(bench: Bench) {
		this.#bench = bench;
		bench.listen((line) => this.#hear(line));
	}

	async read(key: string): Promise<Uint8Array | undefined> {
		const outcome = await this.#call("read", key);
		assert.ok(outcome.kind === "value" || outcome.kind === "none");
		return outcome.kind === "value" ? new Uint8Array(Buffer.from(outcome.value, "hex")) : undefined;
	}

	async write(key: string, value: Uint8Array): Promise<void> {
		await this.#call("write", key, value);
	}

	async remove(key: string): Promise<void> {
		await this.#call("remove", key);
	}

	async #call(
		call: "read" | "write" | "remove",
		key: string,
		value: Uint8Array = new Uint8Array(),
	): Promise<Outcome> {
		const id = ++this.#count;
		const settled = new Promise<Outcome>((resolve) => this.#settle.set(id, resolve));
		await this.#bench.board.post({ id, call, key, value: Buffer.from(value).toString("hex") });
		const outcome = await settled;
		if (outcome.kind === "store-error") throw new StoreError(outcome.text);
		assert.ok(outcome.kind !== "fault", `nothing but a StoreError is thrown: ${JSON.stringify(outcome)}`);
		return outcome;
	}

	#hear(line: string): void {
		const [, id, json = ""] = outcomeLine.exec(line) ?? [];
		if (id === undefined) return;
		this.#settle.get(Number(id))?.(JSON.parse(json));
		this.#settle.delete(Number(id));
	}
}

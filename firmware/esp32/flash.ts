import storage from "embedded:storage/key-value";
import type { Medium } from "../ports/key-value-store.js";

/** The chip's non-volatile storage. A write replaces the old value without erasing it first, and is committed at once. */
export class Flash implements Medium {
	#opened: ReturnType<typeof storage.open> | undefined;

	get(key: string): Uint8Array | undefined {
		const value: unknown = this.#values.read(key);
		return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
	}

	set(key: string, value: Uint8Array): void {
		this.#values.write(key, value);
	}

	remove(key: string): void {
		this.#values.delete(key);
	}

	/** Opened when it is needed: storage that does not work is a fault of the call, not of the start. */
	get #values() {
		this.#opened ??= storage.open({ path: "slate", format: "buffer" });
		return this.#opened;
	}
}

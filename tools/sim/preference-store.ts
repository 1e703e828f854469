import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Store } from "../../modules/credentials/store.js";

const domain = "slate";

/** The flash of a simulated board as its file holds it; for before it starts and after it has ended. */
export class PreferenceStore implements Store {
	readonly #file: string;

	constructor(file: string) {
		this.#file = file;
	}

	read(key: string): Uint8Array | undefined {
		const text = this.#load().get(key);
		return text === undefined ? undefined : new Uint8Array(Buffer.from(text, "hex"));
	}

	write(key: string, value: Uint8Array): void {
		this.#save(this.#load().set(key, Buffer.from(value).toString("hex")));
	}

	remove(key: string): void {
		const values = this.#load();
		values.delete(key);
		this.#save(values);
	}

	#load(): Map<string, string> {
		if (!existsSync(this.#file)) return new Map();
		const content: unknown = JSON.parse(readFileSync(this.#file, "utf8"));
		const values = isRecord(content) && isRecord(content[domain]) ? content[domain] : {};
		return new Map(
			Object.entries(values).flatMap(([key, text]) => (typeof text === "string" ? [[key, text]] : [])),
		);
	}

	#save(values: ReadonlyMap<string, string>): void {
		writeFileSync(this.#file, JSON.stringify({ [domain]: Object.fromEntries(values) }), { mode: 0o600 });
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}

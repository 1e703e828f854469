import { maxKeyLength, maxValueBytes, type Store, StoreError } from "../../modules/credentials/store.js";

/** Where a platform keeps values. Its calls may throw anything. */
export interface Medium {
	get(key: string): Uint8Array | undefined;
	set(key: string, value: Uint8Array): void;
	remove(key: string): void;
}

/** The contract of `Store` on any medium: keys and values are checked here, and every fault is a `StoreError`. */
export class KeyValueStore implements Store {
	readonly #medium: Medium;

	constructor(medium: Medium) {
		this.#medium = medium;
	}

	read(key: string): Uint8Array | undefined {
		return this.#call("read", key, () => this.#medium.get(key));
	}

	write(key: string, value: Uint8Array): void {
		if (value.length > maxValueBytes) {
			throw new StoreError(`The value of "${key}" has ${value.length} bytes; flash takes ${maxValueBytes}.`);
		}
		this.#call("write", key, () => this.#medium.set(key, value));
	}

	remove(key: string): void {
		this.#call("remove", key, () => this.#medium.remove(key));
	}

	#call<T>(verb: string, key: string, act: () => T): T {
		if (key.length > maxKeyLength || !/^[a-z0-9-]+$/.test(key)) {
			throw new StoreError(`"${key}" cannot be a key in flash.`);
		}
		try {
			return act();
		} catch (error) {
			throw new StoreError(
				`Cannot ${verb} "${key}" in flash (${error instanceof Error ? error.message : "unknown"}).`,
			);
		}
	}
}

import { maxKeyLength, maxValueBytes, type Store, StoreError } from "../../modules/credentials/store.js";

export type Operation = Readonly<{ kind: "read" | "write" | "remove"; key: string }>;

/** Flash that a test can look into, cut the power of, and wear out. */
export class MemoryStore implements Store {
	readonly values = new Map<string, Uint8Array>();
	readonly operations: Operation[] = [];
	/** Called before an operation reaches the medium; may throw in its place. */
	before: ((operation: Operation, index: number) => void) | undefined;
	/** Changes what a write leaves on the medium. */
	spoil: ((key: string, value: Uint8Array) => Uint8Array) | undefined;

	read(key: string): Uint8Array | undefined {
		this.#note("read", key);
		return this.values.get(key)?.slice();
	}

	write(key: string, value: Uint8Array): void {
		if (key.length < 1 || key.length > maxKeyLength) throw new StoreError("key length");
		if (value.length > maxValueBytes) throw new StoreError("value length");
		this.#note("write", key);
		this.values.set(key, this.spoil?.(key, value) ?? value.slice());
	}

	remove(key: string): void {
		this.#note("remove", key);
		this.values.delete(key);
	}

	/** All bytes on the medium as text, for looking for secrets. */
	dump(): string {
		return [...this.values.values()].map((value) => Buffer.from(value).toString("latin1")).join("\n");
	}

	#note(kind: Operation["kind"], key: string): void {
		const operation = { kind, key };
		this.operations.push(operation);
		this.before?.(operation, this.operations.length - 1);
	}
}

/**
 * Flash. Keys have 1–15 characters of `a-z0-9-`, values at most 4,000 bytes. Calls are synchronous, and have reached the
 * medium when they return; each may throw a `StoreError`. A write that power interrupts may leave the key old, new,
 * torn or absent, but never touches another key.
 */
export interface Store {
	read(key: string): Uint8Array | undefined;
	write(key: string, value: Uint8Array): void;
	remove(key: string): void;
}

export class StoreError extends Error {
	override readonly name = "StoreError";
}

export const maxKeyLength = 15;
export const maxValueBytes = 4000;

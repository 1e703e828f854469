import assert from "node:assert/strict";
import fc from "fast-check";
import { maxKeyLength, maxValueBytes, StoreError } from "../../../modules/credentials/store.js";

type Eventually<T> = T | Promise<T>;

/** A `Store`, or one that is far away: what it throws, it may also reject with. */
export type TestedStore = Readonly<{
	read(key: string): Eventually<Uint8Array | undefined>;
	write(key: string, value: Uint8Array): Eventually<void>;
	remove(key: string): Eventually<void>;
}>;

/** An implementation of `Store` under test; `reopen` is what a restart of the board does. */
export type StoreUnderTest = Readonly<{
	store: TestedStore;
	reopen(): Eventually<TestedStore>;
	dispose(): Eventually<void>;
}>;

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

const refuses = (act: () => Eventually<unknown>): Promise<void> =>
	assert.rejects(async () => await act(), StoreError);

/** What every implementation of `Store` must do, as mocha tests. Call it within a `describe`. */
export function describeStoreContract(makeStore: () => Eventually<StoreUnderTest>): void {
	let under: StoreUnderTest;
	beforeEach(async () => {
		under = await makeStore();
	});
	afterEach(() => under.dispose());

	it("reads undefined for a key that was never written", async () => {
		assert.equal(await under.store.read("identity-a"), undefined);
	});

	it("reads the bytes that were written", async () => {
		await under.store.write("identity-a", bytes(0, 1, 255));
		assert.deepEqual(await under.store.read("identity-a"), bytes(0, 1, 255));
	});

	it("keeps what was written over a restart", async () => {
		await under.store.write("identity-a", bytes(7));
		assert.deepEqual(await (await under.reopen()).read("identity-a"), bytes(7));
	});

	it("replaces a longer value by a shorter one whole", async () => {
		await under.store.write("k", bytes(1, 2, 3, 4));
		await under.store.write("k", bytes(9));
		assert.deepEqual(await under.store.read("k"), bytes(9));
	});

	it("keeps an empty value apart from none", async () => {
		await under.store.write("k", bytes());
		assert.deepEqual(await under.store.read("k"), bytes());
	});

	it("removes a key, and only that one", async () => {
		await under.store.write("k-a", bytes(1));
		await under.store.write("k-b", bytes(2));
		await under.store.remove("k-a");
		assert.equal(await under.store.read("k-a"), undefined);
		assert.deepEqual(await (await under.reopen()).read("k-b"), bytes(2));
	});

	it("takes the removal of an absent key", async () => {
		await under.store.remove("k");
		assert.equal(await under.store.read("k"), undefined);
	});

	it("hands out bytes that the caller may change", async () => {
		const value = bytes(1, 2);
		await under.store.write("k", value);
		value[0] = 9;
		const first = await under.store.read("k");
		assert.deepEqual(first, bytes(1, 2));
		first?.fill(0);
		assert.deepEqual(await under.store.read("k"), bytes(1, 2));
	});

	it("takes the longest key and the longest value", async () => {
		const key = "a".repeat(maxKeyLength);
		const value = new Uint8Array(maxValueBytes).fill(0xa5);
		await under.store.write(key, value);
		assert.deepEqual(await under.store.read(key), value);
	});

	it("refuses a value that is too long and keeps the old one", async () => {
		await under.store.write("k", bytes(1));
		await refuses(() => under.store.write("k", new Uint8Array(maxValueBytes + 1)));
		assert.deepEqual(await under.store.read("k"), bytes(1));
	});

	for (const key of ["", "a".repeat(maxKeyLength + 1), "A", "a_b", "../k", "a/b", "a.b", "ä"]) {
		it(`refuses the key ${JSON.stringify(key)} in every call`, async () => {
			await refuses(() => under.store.read(key));
			await refuses(() => under.store.write(key, bytes(1)));
			await refuses(() => under.store.remove(key));
		});
	}

	it("behaves as a map under any sequence of calls and restarts", async () => {
		const key = fc.constantFrom("a", "b", "network-b");
		const step = fc.oneof(
			fc.record({ kind: fc.constant("write"), key, value: fc.uint8Array({ maxLength: 64 }) }),
			fc.record({ kind: fc.constant("remove"), key, value: fc.constant(bytes()) }),
			fc.record({ kind: fc.constant("reopen"), key, value: fc.constant(bytes()) }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				const model = new Map<string, Uint8Array>();
				let store = await under.reopen();
				for (const name of ["a", "b", "network-b"]) await store.remove(name);
				for (const { kind, key: name, value } of steps) {
					if (kind === "write") {
						await store.write(name, value);
						model.set(name, value);
					} else if (kind === "remove") {
						await store.remove(name);
						model.delete(name);
					} else store = await under.reopen();
					assert.deepEqual(await store.read(name), model.get(name));
				}
			}),
			{ numRuns: 25 },
		);
	});
}

import assert from "node:assert/strict";
import fc from "fast-check";
import { maxKeyLength, maxValueBytes, type Store, StoreError } from "../../../modules/credentials/store.js";

/** An implementation of `Store` under test; `reopen` is what a restart of the board does. */
export type StoreUnderTest = Readonly<{ store: Store; reopen(): Store; dispose(): void }>;

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

/** What every implementation of `Store` must do, as mocha tests. Call it within a `describe`. */
export function describeStoreContract(makeStore: () => StoreUnderTest): void {
	let under: StoreUnderTest;
	beforeEach(() => {
		under = makeStore();
	});
	afterEach(() => under.dispose());

	it("reads undefined for a key that was never written", () => {
		assert.equal(under.store.read("identity-a"), undefined);
	});

	it("reads the bytes that were written", () => {
		under.store.write("identity-a", bytes(0, 1, 255));
		assert.deepEqual(under.store.read("identity-a"), bytes(0, 1, 255));
	});

	it("keeps what was written over a restart", () => {
		under.store.write("identity-a", bytes(7));
		assert.deepEqual(under.reopen().read("identity-a"), bytes(7));
	});

	it("replaces a longer value by a shorter one whole", () => {
		under.store.write("k", bytes(1, 2, 3, 4));
		under.store.write("k", bytes(9));
		assert.deepEqual(under.store.read("k"), bytes(9));
	});

	it("keeps an empty value apart from none", () => {
		under.store.write("k", bytes());
		assert.deepEqual(under.store.read("k"), bytes());
	});

	it("removes a key, and only that one", () => {
		under.store.write("k-a", bytes(1));
		under.store.write("k-b", bytes(2));
		under.store.remove("k-a");
		assert.equal(under.store.read("k-a"), undefined);
		assert.deepEqual(under.reopen().read("k-b"), bytes(2));
	});

	it("takes the removal of an absent key", () => {
		under.store.remove("k");
		assert.equal(under.store.read("k"), undefined);
	});

	it("hands out bytes that the caller may change", () => {
		const value = bytes(1, 2);
		under.store.write("k", value);
		value[0] = 9;
		const first = under.store.read("k");
		assert.deepEqual(first, bytes(1, 2));
		first?.fill(0);
		assert.deepEqual(under.store.read("k"), bytes(1, 2));
	});

	it("takes the longest key and the longest value", () => {
		const key = "a".repeat(maxKeyLength);
		const value = new Uint8Array(maxValueBytes).fill(0xa5);
		under.store.write(key, value);
		assert.deepEqual(under.store.read(key), value);
	});

	it("refuses a value that is too long and keeps the old one", () => {
		under.store.write("k", bytes(1));
		assert.throws(() => under.store.write("k", new Uint8Array(maxValueBytes + 1)), StoreError);
		assert.deepEqual(under.store.read("k"), bytes(1));
	});

	for (const key of ["", "a".repeat(maxKeyLength + 1), "A", "a_b", "../k", "a/b", "a.b", "ä"]) {
		it(`refuses the key ${JSON.stringify(key)} in every call`, () => {
			assert.throws(() => under.store.read(key), StoreError);
			assert.throws(() => under.store.write(key, bytes(1)), StoreError);
			assert.throws(() => under.store.remove(key), StoreError);
		});
	}

	it("behaves as a map under any sequence of calls and restarts", () => {
		const key = fc.constantFrom("a", "b", "network-b");
		const step = fc.oneof(
			fc.record({ kind: fc.constant("write"), key, value: fc.uint8Array({ maxLength: 64 }) }),
			fc.record({ kind: fc.constant("remove"), key, value: fc.constant(bytes()) }),
			fc.record({ kind: fc.constant("reopen"), key, value: fc.constant(bytes()) }),
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				const model = new Map<string, Uint8Array>();
				let store = under.reopen();
				for (const name of ["a", "b", "network-b"]) store.remove(name);
				for (const { kind, key: name, value } of steps) {
					if (kind === "write") {
						store.write(name, value);
						model.set(name, value);
					} else if (kind === "remove") {
						store.remove(name);
						model.delete(name);
					} else store = under.reopen();
					assert.deepEqual(store.read(name), model.get(name));
				}
			}),
			{ numRuns: 25 },
		);
	});
}

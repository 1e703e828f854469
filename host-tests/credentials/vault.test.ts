import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeSlot, encodeSlot, maxPayloadBytes } from "../../modules/credentials/slot.js";
import { StoreError } from "../../modules/credentials/store.js";
import { Vault } from "../../modules/credentials/vault.js";
import { MemoryStore } from "../support/memory-store.js";

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const loadText = (store: MemoryStore): string | undefined => {
	const { payload } = new Vault(store).load("credentials");
	return payload && Buffer.from(payload).toString();
};

describe("a slot", () => {
	it("comes back as it went in, whatever the payload", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: maxPayloadBytes }), fc.nat(), (payload, sequence) => {
				const encoded = encodeSlot({ sequence, payload });
				assert.ok(encoded !== undefined);
				assert.deepEqual(decodeSlot(encoded), { sequence, payload });
			}),
		);
	});

	it("does not decode with any one bit flipped", () => {
		const encoded = encodeSlot({ sequence: 7, payload: bytes("tokens") });
		assert.ok(encoded !== undefined);
		for (let bit = 0; bit < encoded.length * 8; bit += 1) {
			const flipped = encoded.slice();
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			assert.equal(decodeSlot(flipped), undefined, `bit ${bit}`);
		}
	});

	it("does not decode when it is cut off anywhere", () => {
		const encoded = encodeSlot({ sequence: 7, payload: bytes("tokens") });
		assert.ok(encoded !== undefined);
		for (let length = 0; length < encoded.length; length += 1) {
			assert.equal(decodeSlot(encoded.slice(0, length)), undefined);
		}
	});

	it("does not decode from arbitrary bytes, and never throws", () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 5_000 }), (any) => decodeSlot(any) === undefined));
	});

	it("refuses a payload that would not fit into flash", () => {
		assert.equal(encodeSlot({ sequence: 1, payload: new Uint8Array(maxPayloadBytes + 1) }), undefined);
	});
});

describe("a record", () => {
	it("is absent, and not damaged, on a blank board", () => {
		const { payload, isDamaged } = new Vault(new MemoryStore()).load("identity");
		assert.deepEqual({ payload, isDamaged }, { payload: undefined, isDamaged: false });
	});

	it("is the newest one that was saved", () => {
		const store = new MemoryStore();
		for (const text of ["one", "two", "three", "four"]) new Vault(store).save("credentials", bytes(text));
		assert.equal(loadText(store), "four");
	});

	it("is the newest one also where the sequence number begins again at 0", () => {
		const store = new MemoryStore();
		const last = encodeSlot({ sequence: 2 ** 32 - 1, payload: bytes("last") });
		store.values.set("credentials-a", last ?? bytes(""));
		for (const text of ["first", "second"]) {
			new Vault(store).save("credentials", bytes(text));
			assert.equal(loadText(store), text);
		}
	});

	it("is written to the older slot: the newer one is never touched", () => {
		const store = new MemoryStore();
		const vault = new Vault(store);
		vault.save("credentials", bytes("one"));
		vault.save("credentials", bytes("two"));
		const newer = store.values.get("credentials-b");
		vault.save("credentials", bytes("three"));
		assert.deepEqual(store.values.get("credentials-b"), newer);
	});

	it("counts only after it was read back", () => {
		const store = new MemoryStore();
		new Vault(store).save("credentials", bytes("one"));
		store.spoil = (_, value) => value.map((byte, index) => (index === 17 ? byte ^ 1 : byte));
		assert.equal(new Vault(store).save("credentials", bytes("two")).kind, "failed");
		assert.equal(loadText(store), "one");
	});

	it("a save that flash refuses says why and keeps the old record", () => {
		const store = new MemoryStore();
		new Vault(store).save("credentials", bytes("one"));
		store.before = ({ kind }) => {
			if (kind === "write") throw new StoreError("no space is left");
		};
		const result = new Vault(store).save("credentials", bytes("two"));
		assert.match(result.kind === "failed" ? result.text : "", /credentials record.*no space is left/);
		assert.equal(loadText(store), "one");
	});

	it("with one slot damaged is the other one, and says that something is damaged", () => {
		const store = new MemoryStore();
		new Vault(store).save("credentials", bytes("one"));
		new Vault(store).save("credentials", bytes("two"));
		store.values.set("credentials-b", bytes("not a slot"));
		const loaded = new Vault(store).load("credentials");
		assert.equal(loaded.payload && Buffer.from(loaded.payload).toString(), "one");
		assert.equal(loaded.isDamaged, true);
	});

	it("when flash cannot be read is absent and damaged, not an exception", () => {
		const store = new MemoryStore();
		store.before = () => {
			throw new StoreError("worn out");
		};
		const { payload, isDamaged } = new Vault(store).load("network");
		assert.deepEqual({ payload, isDamaged }, { payload: undefined, isDamaged: true });
	});

	it("once replaced is in no slot any more", () => {
		const store = new MemoryStore();
		const vault = new Vault(store);
		vault.save("credentials", bytes("secret-1"));
		vault.save("credentials", bytes("secret-2"));
		vault.replace("credentials", bytes("none"));
		assert.doesNotMatch(store.dump(), /secret/);
	});

	it("says when the other slot still holds what the record was before", () => {
		const store = new MemoryStore();
		const vault = new Vault(store);
		vault.replace("credentials", bytes("same"));
		assert.equal(vault.load("credentials").hasRemains, false);
		vault.save("credentials", bytes("new"));
		assert.equal(vault.load("credentials").hasRemains, true);
	});

	it("once erased leaves no key", () => {
		const store = new MemoryStore();
		const vault = new Vault(store);
		vault.save("network", bytes("secret-1"));
		vault.erase("network");
		assert.equal(store.values.size, 0);
	});

	it("is overwritten before it is removed", () => {
		const store = new MemoryStore();
		const vault = new Vault(store);
		vault.save("network", bytes("secret-1"));
		const from = store.operations.length;
		vault.erase("network");
		const kinds = store.operations.slice(from).map((one) => one.kind);
		assert.ok(kinds.lastIndexOf("write") < kinds.indexOf("remove"));
	});
});

class PowerCut extends Error {}

/** Runs `change` on a copy of the store with power cut at operation `n`; `tear` is what an interrupted write leaves. */
function cut(store: MemoryStore, n: number, tear: number, change: (vault: Vault) => void): MemoryStore {
	const copy = new MemoryStore();
	for (const [key, value] of store.values) copy.values.set(key, value.slice());
	let interrupted: string | undefined;
	copy.before = ({ kind, key }, index) => {
		if (index < n) return;
		if (index === n && kind === "write") interrupted = key;
		else throw new PowerCut();
	};
	copy.spoil = (key, value) => (key === interrupted ? value.slice(0, tear) : value);
	change(new Vault(copy));
	copy.before = undefined;
	copy.spoil = undefined;
	return copy;
}

describe("power cut at every operation and at every byte of a write", () => {
	const changes: readonly (readonly [string, (vault: Vault) => void, readonly (string | undefined)[]])[] = [
		["save", (vault) => vault.save("credentials", bytes("new")), ["old", "new"]],
		["replace", (vault) => vault.replace("credentials", bytes("new")), ["old", "new"]],
		["erase", (vault) => vault.erase("credentials"), ["old", "", undefined]],
	];
	for (const [name, change, allowed] of changes) {
		it(`${name}: finds the old record or the new one, never none and never a mix`, () => {
			let tried = 0;
			for (const writesBefore of [1, 2, 3]) {
				const store = new MemoryStore();
				for (let n = 0; n < writesBefore; n += 1) new Vault(store).save("credentials", bytes("old"));
				for (let n = 0; n < 12; n += 1) {
					for (let tear = 0; tear <= 19; tear += 1) {
						const text = loadText(cut(store, n, tear, change));
						assert.ok(allowed.includes(text), `cut at ${n}, ${tear} bytes: ${text}`);
						tried += 1;
					}
				}
			}
			assert.equal(tried, 3 * 12 * 20);
		});
	}
});

import assert from "node:assert/strict";
import { decodeIdentity, encodeIdentity } from "../../modules/credentials/codec.js";
import { loadLanguage, saveLanguage } from "../../modules/credentials/language-choice.js";
import { Vault } from "../../modules/credentials/vault.js";
import { MemoryStore } from "../support/memory-store.js";

const identity = { clientId: "unit-1", clientSecret: "s", service: "https://api.frame.io" };
const log = { write: () => {} };

function board(): MemoryStore {
	const store = new MemoryStore();
	new Vault(store).save("identity", encodeIdentity(identity));
	return store;
}

describe("the language that was chosen", () => {
	it("is none at first", () => assert.equal(loadLanguage(board()), undefined));

	it("is kept with who the board is, which stays as it is", () => {
		const store = board();
		saveLanguage({ store, log }, "pt-BR");
		assert.equal(loadLanguage(store), "pt-BR");
		const { payload } = new Vault(store).load("identity");
		assert.deepEqual(payload && decodeIdentity(payload), { ...identity, language: "pt-BR" });
	});

	it("is not kept by a board that is nobody yet", () => {
		const store = new MemoryStore();
		saveLanguage({ store, log }, "de");
		assert.equal(loadLanguage(store), undefined);
	});

	it("costs no write when it is the same", () => {
		const store = board();
		saveLanguage({ store, log }, "de");
		const before = store.dump();
		saveLanguage({ store, log }, "de");
		assert.equal(store.dump(), before);
	});
});

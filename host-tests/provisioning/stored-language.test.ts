import assert from "node:assert/strict";
import { decodeIdentity, encodeIdentity } from "../../modules/credentials/codec.js";
import { Vault } from "../../modules/credentials/vault.js";
import { FolderStore } from "../../tools/virtual-board/ports/folder-store.js";
import { makeBoard } from "../board/board-rig.js";
import { withFolder } from "../process/temporary-folder.js";

describe("the language of the identity record", () => {
	it("comes back as it went in", () => {
		const identity = {
			clientId: "unit-1",
			clientSecret: "s",
			service: "https://api.frame.io",
			language: "pt-BR",
		};
		assert.deepEqual(decodeIdentity(encodeIdentity(identity)), identity);
	});

	it("stays when a start changes the rest of the record", () =>
		withFolder(async (flash) => {
			const store = new FolderStore(flash);
			const old = { clientId: "unit-1", clientSecret: "s", service: "https://c2c.example", language: "de" };
			new Vault(store).save("identity", encodeIdentity(old));
			store.close();
			makeBoard({ flash, service: "http://127.0.0.1:1", clientId: "unit-2" }).board.stop();
			const { payload } = new Vault(new FolderStore(flash)).load("identity");
			const identity = payload && decodeIdentity(payload);
			assert.deepEqual([identity?.clientId, identity?.language], ["unit-2", "de"]);
		}));
});

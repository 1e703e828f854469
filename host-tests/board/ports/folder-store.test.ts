import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { maxValueBytes, StoreError } from "../../../modules/credentials/store.js";
import { FolderStore } from "../../../tools/virtual-board/ports/folder-store.js";
import { describeStoreContract } from "../contracts/store-contract.js";

const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), "slate-flash-"));
const message = (action: () => void): string => {
	try {
		action();
	} catch (error) {
		assert.ok(error instanceof StoreError);
		return error.message;
	}
	return "nothing thrown";
};

describe("FolderStore", () => {
	describe("as a store", () => {
		describeStoreContract(() => {
			const folder = newFolder();
			let store = new FolderStore(path.join(folder, "flash"));
			return {
				store,
				reopen: () => {
					store.close();
					store = new FolderStore(path.join(folder, "flash"));
					return store;
				},
				dispose: () => {
					store.close();
					rmSync(folder, { recursive: true });
				},
			};
		});
	});

	describe("on disk", () => {
		let folder: string;
		beforeEach(() => {
			folder = newFolder();
		});
		afterEach(() => rmSync(folder, { recursive: true }));

		it("keeps folder and files from other users", function () {
			if (process.platform === "win32") this.skip();
			const flash = path.join(folder, "flash");
			const store = new FolderStore(flash);
			store.write("k", new Uint8Array([1]));
			assert.equal(statSync(flash).mode & 0o777, 0o700);
			for (const name of readdirSync(flash)) {
				assert.equal(statSync(path.join(flash, name)).mode & 0o777, 0o600, name);
			}
			store.close();
		});

		it("clears away what a kill in the middle of a write left behind", () => {
			writeFileSync(path.join(folder, "k.bin.new"), "half");
			const store = new FolderStore(folder);
			assert.equal(store.read("k"), undefined);
			store.close();
			assert.deepEqual(readdirSync(folder), []);
		});

		it("reads a file that has grown too long only up to the limit", () => {
			writeFileSync(path.join(folder, "k.bin"), Buffer.alloc(100_000, 1));
			const store = new FolderStore(folder);
			assert.equal(store.read("k")?.length, maxValueBytes);
			store.close();
		});

		it("says so when the folder is a file, and what to do", () => {
			const file = path.join(folder, "flash");
			writeFileSync(file, "");
			const text = message(() => new FolderStore(file));
			assert.match(text, /Cannot use the flash folder .*flash \(EEXIST\): there is a file of that name/);
		});

		it("says which key cannot be read", () => {
			const store = new FolderStore(folder);
			const file = path.join(folder, "k.bin");
			// A folder where the file should be: not even root can read that.
			mkdirSync(file);
			assert.match(
				message(() => store.read("k")),
				/Cannot read "k" in the flash folder .* \(EISDIR\)/,
			);
			assert.match(
				message(() => store.write("k", new Uint8Array())),
				/Cannot write "k" in the flash folder/,
			);
			store.close();
		});
	});

	describe("lock", () => {
		let folder: string;
		beforeEach(() => {
			folder = newFolder();
		});
		afterEach(() => rmSync(folder, { recursive: true }));

		it("refuses a second board on the same folder and names the first", () => {
			const first = new FolderStore(folder);
			const text = message(() => new FolderStore(folder));
			assert.match(text, /in use by another board \(process \d+\): stop it, or name another folder/);
			first.close();
		});

		it("lets the next board in once the first is closed", () => {
			new FolderStore(folder).close();
			new FolderStore(folder).close();
			assert.deepEqual(readdirSync(folder), []);
		});

		it("takes over the lock of a process that is gone", () => {
			const gone = spawnSync(process.execPath, ["-e", ""]);
			writeFileSync(path.join(folder, "lock"), `${gone.pid} 1\n`);
			const store = new FolderStore(folder);
			assert.match(readFileSync(path.join(folder, "lock"), "utf8"), new RegExp(`^${process.pid} `));
			store.close();
		});

		it("takes over the lock of an id that was given to another process since", function () {
			if (process.platform !== "linux") this.skip();
			writeFileSync(path.join(folder, "lock"), `${process.pid} 1\n`);
			new FolderStore(folder).close();
		});

		it("takes over a lock that says nothing", () => {
			writeFileSync(path.join(folder, "lock"), "");
			new FolderStore(folder).close();
		});

		it("is held against another process, until that one is killed", async () => {
			const store = new URL("../../../tools/virtual-board/ports/folder-store.js", import.meta.url);
			const code = `import { FolderStore } from ${JSON.stringify(store.href)};
				new FolderStore(process.argv[1]);
				console.log("held");
				setInterval(() => {}, 1000);`;
			const holder = spawn(process.execPath, ["--input-type=module", "-e", code, folder]);
			await once(holder.stdout, "data");
			assert.match(
				message(() => new FolderStore(folder)),
				new RegExp(`process ${holder.pid}\\)`),
			);
			holder.kill("SIGKILL");
			await once(holder, "exit");
			new FolderStore(folder).close();
		});
	});
});

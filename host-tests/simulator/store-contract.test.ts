import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { panelNamed } from "../../modules/screen/panels.js";
import { flashFile } from "../../tools/sim/simulator.js";
import { describeStoreContract } from "../board/contracts/store-contract.js";
import { Bench } from "./bench.js";
import { SimulatedStore } from "./simulated-store.js";

const panel = panelNamed("128x160");
assert.ok(panel !== undefined);

describe("the firmware's store on XS", () => {
	let bench: Bench;

	before(async function () {
		this.timeout(600_000);
		bench = await Bench.open({ panel, trial: "store" });
	});
	after(() => bench?.close());

	const start = async (): Promise<SimulatedStore> => {
		bench.switchOn();
		await bench.untilLogged("ready");
		return new SimulatedStore(bench);
	};

	describeStoreContract(async () => ({
		store: await start(),
		// Each restart is another process, which finds in flash what the one before has left.
		reopen: async () => {
			await bench.board.kill();
			return start();
		},
		dispose: async () => {
			await bench.board.kill();
			rmSync(path.join(bench.folder, flashFile), { force: true });
		},
	}));
});

import assert from "node:assert/strict";
import { panelNamed } from "../../modules/screen/panels.js";
import { describeHttpContract } from "../board/contracts/http-contract.js";
import { Bench } from "./bench.js";
import { SimulatedHttp } from "./simulated-http.js";

const panel = panelNamed("128x160");
assert.ok(panel !== undefined);

describe("the firmware's HTTP port", () => {
	let bench: Bench;
	let http: SimulatedHttp;

	before(async function () {
		this.timeout(600_000);
		bench = await Bench.open({ panel, trial: "http" });
		http = new SimulatedHttp(bench);
		bench.switchOn();
		await bench.untilLogged("ready");
	});
	after(() => bench?.close());

	describeHttpContract((options) => http.make(options));
});

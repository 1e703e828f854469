import assert from "node:assert/strict";
import { acts } from "../../tools/simulate/sweep/act.js";
import { flashFaults, networkFaults } from "../../tools/simulate/sweep/faults.js";
import { play, rehearse, sweepAct } from "../../tools/simulate/sweep/sweep.js";

function actNamed(name: string) {
	const act = acts.find((one) => one.name === name);
	assert.ok(act);
	return act;
}

describe("the all-pairs sweep", () => {
	const refreshing = actNamed("refreshing");
	const steps = rehearse(refreshing);

	it("knows eight operations on flash and two requests in a refresh", () => {
		assert.deepEqual(
			steps.flash.map(({ operation }) => operation),
			["read", "read", "write", "read", "read", "read", "write", "read"],
		);
		assert.deepEqual([...new Set(steps.network.map(({ call }) => call))], ["refresh", "me"]);
	});

	for (const act of acts) {
		it(`runs as many pairs as the steps of ${act.name} give, and none breaks a promise`, function () {
			this.timeout(120_000);
			const { steps: own, combinations, losses, violations } = sweepAct(act);
			const writes = own.flash.filter(({ operation }) => operation === "write").length;
			const reads = own.flash.length - writes;
			const torn = own.network.filter(({ leg }) => leg === "served" || leg === "arrived").length;
			const taken = own.network.filter(({ leg }) => leg === "taken").length;
			const losable = own.network.length - torn - taken;
			assert.equal(combinations, (8 * writes + reads) * (3 * torn + 2 * losable + taken));
			assert.deepEqual(violations, []);
			const { "answer-lost": answerLost, "cut-in-window": cutInWindow, ...others } = losses;
			assert.deepEqual(Object.values(others), [0, 0, 0, 0]);
			if (act !== refreshing) assert.equal(answerLost + cutInWindow, 0);
		});
	}

	it("finds two reads and one write of flash between an answer and the safety of its tokens", () => {
		const costly = flashFaults(steps.flash).filter((fault) => play(refreshing, fault, undefined).loss);
		const costlySteps = [...new Set(costly.map(({ index }) => index))];
		assert.deepEqual(
			costlySteps.map((index) => steps.flash[index]?.operation),
			["read", "read", "write"],
		);
		assert.ok(!costly.some(({ mode }) => mode === "whole" || mode === "after"));
	});

	it("finds no loss on the network that costs a pairing but that of the refresh's answer", () => {
		const costly = networkFaults(steps.network).filter(
			(fault) => fault.how !== "power-cut" && play(refreshing, undefined, fault).loss,
		);
		assert.deepEqual(
			[...new Set(costly.map(({ index }) => steps.network[index]))].map(
				(step) => `${step?.call} ${step?.leg}`,
			),
			["refresh served", "refresh arrived"],
		);
	});
});

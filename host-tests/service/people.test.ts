import assert from "node:assert/strict";
import type { Done } from "../../tools/c2c-service/logic/people.js";
import { stateLimits } from "../../tools/c2c-service/logic/state.js";
import { Bench } from "./bench.js";

const reason = <T>(done: Done<T>): string => (done.kind === "refused" ? done.reason : done.kind);

describe("finding a code", () => {
	it("ignores spaces and hyphens between the digits", () => {
		const bench = new Bench();
		const { userCode } = bench.code();
		const typed = ` ${userCode.slice(0, 3)}-${userCode.slice(3, 4)} ${userCode.slice(4)} `;
		assert.equal(bench.service.people.findCode(typed).kind, "done");
	});

	it("tells an unknown code", () => {
		assert.equal(reason(new Bench().service.people.findCode("abcdef")), "unknown-code");
	});

	it("tells a lapsed code", () => {
		const bench = new Bench();
		const { userCode } = bench.code();
		bench.pass(120_000);
		assert.equal(reason(bench.service.people.findCode(userCode)), "lapsed-code");
	});

	it("tells a used code", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		assert.equal(reason(bench.service.people.findCode(code.userCode)), "used-code");
	});
});

describe("deciding", () => {
	it("a code cannot be approved twice", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		assert.equal(reason(bench.service.people.deny(code.userCode)), "used-code");
	});

	it("a refused code cannot be approved", () => {
		const bench = new Bench();
		const { userCode } = bench.code();
		bench.service.people.deny(userCode);
		const approval = { userCode, projectId: bench.service.state.projects[0]?.id ?? "", user: "ada" };
		assert.equal(reason(bench.service.people.approve(approval)), "used-code");
	});

	it("an unknown project is refused and the code stays open", () => {
		const bench = new Bench();
		const { userCode } = bench.code();
		const done = bench.service.people.approve({ userCode, projectId: "none", user: "ada" });
		assert.equal(reason(done), "unknown-project");
		assert.equal(bench.service.people.findCode(userCode).kind, "done");
	});

	it("an unknown user is refused", () => {
		const bench = new Bench();
		const { userCode } = bench.code();
		const approval = { userCode, projectId: bench.service.state.projects[0]?.id ?? "", user: "eve" };
		assert.equal(reason(bench.service.people.approve(approval)), "unknown-user");
	});

	it("a connection whose tokens nobody collects ends with its code", () => {
		const bench = new Bench();
		const pairingId = bench.approve(bench.code());
		bench.pass(119_999);
		assert.notEqual(bench.service.people.connection(pairingId), undefined);
		bench.pass(1);
		assert.equal(bench.service.people.connection(pairingId), undefined);
	});
});

describe("changing a connection", () => {
	it("rename takes a name without its outer spaces", () => {
		const bench = new Bench();
		const { pairingId } = bench.pair();
		bench.service.people.rename(pairingId, "  A-Kamera ");
		assert.equal(bench.service.people.connection(pairingId)?.name, "A-Kamera");
	});

	for (const [what, name] of [
		["an empty name", "  "],
		["a name of 256 characters", "x".repeat(256)],
		["a name with a control character", "a\u0000b"],
	] as const) {
		it(`rename refuses ${what}`, () => {
			const bench = new Bench();
			assert.equal(reason(bench.service.people.rename(bench.pair().pairingId, name)), "unusable-name");
		});
	}

	it("a time zone must exist", () => {
		const bench = new Bench();
		const done = bench.service.people.setTimezone(bench.pair().pairingId, "Europe/Nowhere");
		assert.equal(reason(done), "unknown-timezone");
	});

	it("an expiry must lie ahead", () => {
		const bench = new Bench();
		const { pairingId } = bench.pair();
		assert.equal(reason(bench.service.people.setExpiry(pairingId, bench.nowMs)), "past-date");
	});

	it("a forgotten connection cannot be changed", () => {
		const bench = new Bench();
		const { pairingId } = bench.pair();
		bench.service.people.forget(pairingId);
		assert.equal(reason(bench.service.people.pause(pairingId)), "unknown-connection");
	});

	it("ended connections give way first when there are too many", () => {
		const bench = Bench.with("secondPairing", "keeps");
		const first = bench.pair();
		bench.service.people.forget(bench.pair().pairingId);
		for (let count = 0; count < stateLimits.pairings - 1; count += 1) bench.approve(bench.code());
		assert.equal(bench.service.state.pairings.size, stateLimits.pairings);
		assert.equal(bench.me(first.access).status, 200);
	}).timeout(20_000);
});

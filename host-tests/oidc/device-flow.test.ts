import assert from "node:assert/strict";
import { Person } from "./person.js";
import { accessLifetimeS, codeLifetimeS, quietly, type RunningProvider, startProvider } from "./provider.js";
import { Rig } from "./rig.js";

describe("a server nobody here wrote", () => {
	let provider: RunningProvider;
	let rig: Rig;

	quietly();

	beforeEach(async () => {
		provider = await startProvider();
		rig = new Rig(provider.origin);
		await rig.until("a code", () => rig.code !== undefined);
	});

	afterEach(async () => {
		rig.close();
		await provider.close();
	});

	it("gives a code of six digits and the link that holds it", () => {
		assert.match(rig.code?.userCode ?? "", /^[0-9]{6}$/);
		assert.equal(rig.qr, `${provider.origin}/device?user_code=${rig.code?.userCode}`);
		assert.equal(rig.code?.verificationUri, `${provider.origin}/device`);
	});

	it("is polled every 5 s while it answers authorization_pending", async () => {
		await rig.until("three polls", () => rig.polls().length >= 3);
		const sentAt = rig.polls().map((poll) => poll.sentAt);
		assert.deepEqual(
			rig.polls().map((poll) => poll.error),
			["authorization_pending", "authorization_pending", "authorization_pending"],
		);
		assert.equal(rig.state, "waiting");
		for (const [index, at] of sentAt.slice(1).entries()) {
			const distance = at - (sentAt[index] ?? 0);
			assert.ok(distance >= 5_000 && distance <= 5_500, `${distance} ms`);
		}
	});

	it("makes the board poll 5 s slower with slow_down, and for good", async () => {
		provider.slowDown(1);
		await rig.until("four polls", () => rig.polls().length >= 4, 60_000);
		const polls = rig.polls();
		assert.deepEqual(
			polls.map((poll) => poll.error),
			["slow_down", "authorization_pending", "authorization_pending", "authorization_pending"],
		);
		for (const [index, poll] of polls.slice(1).entries()) {
			const distance = poll.sentAt - (polls[index]?.sentAt ?? 0);
			assert.ok(distance >= 10_000, `${distance} ms`);
		}
	});

	it("pairs the board when somebody approves", async () => {
		await rig.until("a poll", () => rig.polls().length === 1);
		await new Person().approve(rig.qr);
		await rig.until("paired", () => rig.state === "paired", 6_000);
		assert.equal(rig.polls().at(-1)?.status, 200);
		assert.ok(rig.tokens !== undefined);
	});

	it("pairs the board even after slow_down", async () => {
		provider.slowDown(2);
		await rig.until("two polls", () => rig.polls().length === 2, 40_000);
		await new Person().approve(rig.qr);
		await rig.until("paired", () => rig.state === "paired", 20_000);
	});

	it("makes the board say so when somebody denies", async () => {
		await new Person().deny(rig.qr);
		await rig.until("rest", () => rig.state === "unpaired", 6_000);
		const { phase } = rig.engine.state;
		assert.ok(phase.kind === "resting");
		assert.equal(phase.why.kind, "denied");
		assert.equal(rig.polls().at(-1)?.error, "access_denied");
	});

	it("lets a code lapse, and the board shows a new one without being asked", async () => {
		const first = rig.code?.userCode;
		const isLapsed = () => rig.polls().at(-1)?.error === "expired_token";
		await rig.until("the end of the code", isLapsed, (codeLifetimeS + 10) * 1_000);
		assert.equal(rig.state, "waiting");
		assert.notEqual(rig.code?.userCode, first);
		await new Person().approve(rig.qr);
		await rig.until("paired", () => rig.state === "paired", 6_000);
	});

	it("refreshes the tokens, both of them new", async () => {
		await new Person().approve(rig.qr);
		await rig.until("paired", () => rig.state === "paired", 6_000);
		const before = rig.tokens;
		const isNew = () => rig.tokens?.refreshToken !== before?.refreshToken;
		await rig.until("new tokens", isNew, accessLifetimeS * 1_000);
		const after = rig.tokens;
		assert.ok(after !== undefined && after.accessToken !== before?.accessToken);
		assert.equal(rig.state, "paired");
	});
});

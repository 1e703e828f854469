import assert from "node:assert/strict";
import { paired } from "../support/paired.js";
import { codeReply, paths, pending, scripted } from "../support/services.js";
import { World } from "../support/world.js";

describe("what somebody does at the button", () => {
	it("does not end a Retry-After: cancelling and pairing again waits as long", () => {
		const busy = { status: 503, headers: { "retry-after": "600" } };
		const world = new World({
			service: scripted({ code: (n) => (n === 1 ? busy : codeReply(n)), poll: () => pending }),
		});
		world.clock.advance(5_000);
		world.holdFor(3_100);
		world.press();
		world.clock.advance(580_000);
		assert.equal(world.sentTo(paths.code).length, 1);
		world.clock.advance(20_000);
		assert.equal(world.sentTo(paths.code).length, 2);
	});
});

describe("an unpairing", () => {
	it("does not say that the service was told when a revocation is refused with 409", () => {
		const world = paired({ revoke: () => ({ status: 409, body: { message: "Channel Paused" } }) });
		world.holdFor(3_100);
		world.clock.advance(20_000);
		const { phase } = world.state;
		assert.deepEqual(phase.kind === "resting" && phase.why, { kind: "unpaired", revoked: false });
	});

	it("leaves no token in flash when the wipe fails and the next save is another", () => {
		const world = paired();
		world.store.before = ({ kind }) => {
			if (kind === "write") throw new Error("worn out");
		};
		world.holdFor(10_100);
		world.store.before = undefined;
		world.press();
		world.reach("waiting");
		assert.doesNotMatch(world.store.dump(), /refresh-1/);
	});
});

describe("the last poll of the last code", () => {
	it("keeps its distance from a poll of the code before", () => {
		const world = new World({
			service: scripted({
				poll: (n) => (n === 1 ? { status: 429, headers: { "retry-after": "342" } } : pending),
			}),
		});
		world.clock.advance(600_000);
		const polls = world.sentTo(paths.token).map(({ at }) => at);
		assert.ok(polls.length > 2);
		for (const [index, at] of polls.entries()) {
			const before = polls[index - 1];
			if (before !== undefined)
				assert.ok(at - before >= 5_000, `polled ${at - before} ms after the last poll`);
		}
	});
});

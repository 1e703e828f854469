import assert from "node:assert/strict";
import { codeReply, paths, pending } from "../support/services.js";
import { World } from "../support/world.js";

const intervalMs = 5_000;

/** Answers each code request with the next user code, and with the same device code. */
function repeatingService() {
	let codes = 0;
	return new World({
		service: ({ path }) => (path === paths.code ? codeReply(++codes, { device_code: "the-same" }) : pending),
	});
}

describe("the view of a code", () => {
	it("is made anew for a new user code, even when the service repeats its device code", () => {
		const world = repeatingService();
		world.reach("waiting");
		world.clock.advance(2 * intervalMs);
		world.press();
		world.clock.advance(4 * intervalMs);
		assert.equal(world.sentTo(paths.code).length, 2);
		assert.equal(world.views.at(-1)?.view.code?.userCode, "100002");
	});
});

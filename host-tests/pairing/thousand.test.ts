import assert from "node:assert/strict";
import { pending, scripted, tokenReply } from "../support/services.js";
import { World } from "../support/world.js";

/** A small generator, so that every run tries the same thousand. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

describe("from approval to paired", () => {
	it("takes at most one poll interval plus 0.5 s in each of 1,000 pairings", () => {
		const random = randomFrom(20_261_101);
		let longest = 0;
		for (let count = 0; count < 1_000; count += 1) {
			const delay = () => 20 + Math.floor(random() * 130);
			const approvedAt = 1_000 + Math.floor(random() * 110_000);
			const world = new World({
				service: (sent) => {
					const service = scripted({ poll: () => (sent.at >= approvedAt ? tokenReply(1) : pending) });
					const reply = service(sent);
					return typeof reply === "string" || "fails" in reply ? reply : { ...reply, delayMs: delay() };
				},
			});
			world.reach("paired", 200_000);
			longest = Math.max(longest, world.clock.now() - approvedAt);
		}
		assert.ok(longest <= 5_500, `${longest} ms`);
	});
});

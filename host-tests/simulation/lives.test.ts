import assert from "node:assert/strict";
import path from "node:path";
import { root } from "../../tools/shared/root.js";
import { live } from "../../tools/simulate/life-run.js";
import { hunt } from "../../tools/simulate/mutants/hunt.js";
import { mutants } from "../../tools/simulate/mutants/list.js";
import { Nursery } from "../../tools/simulate/mutants/nursery.js";
import type { Incident } from "../../tools/simulate/plan/incident.js";
import { type Life, lifeOf } from "../../tools/simulate/plan/life.js";
import { only } from "../../tools/simulate/shrink.js";
import { plainCharacter } from "../../tools/simulate/world/character.js";

function storyOf(life: Life): readonly string[] {
	const lines: string[] = [];
	live(life, (at, text) => lines.push(`${at} ${text}`));
	return lines;
}

describe("a simulated life", () => {
	it("is the same each time for the same seed", () => {
		const story = storyOf(lifeOf(7, 3));
		assert.ok(story.length > 20);
		assert.deepEqual(storyOf(lifeOf(7, 3)), story);
	});

	it("is another for another seed", () => {
		assert.notDeepEqual(storyOf(lifeOf(8, 3)), storyOf(lifeOf(7, 3)));
	});

	it("keeps its character when incidents are left out", () => {
		const life = lifeOf(7, 3);
		const shorter = only(life, [0]);
		assert.deepEqual(shorter.character, life.character);
		assert.deepEqual(shorter.incidents, life.incidents.slice(0, 1));
	});

	it("pairs a board for which nothing goes wrong", () => {
		const life = only(lifeOf(1, 1), [0]);
		const { broken, statistics } = live({ ...life, character: { ...life.character, service: {} } });
		assert.equal(broken, undefined);
		assert.equal(statistics.pairings, 1);
	});
});

describe("a wait that the service asks for", () => {
	it("is not cut short by whoever cancels and pairs again", () => {
		const busy: Incident = {
			at: 0,
			kind: "service-fault",
			path: "device-code",
			effect: { kind: "busy", retryAfter: 600 },
			count: 1,
			forMs: 300_000,
		};
		const visit: Incident = { at: 30_000, kind: "visit", intent: "impatient", forMs: 100_000 };
		const life: Life = { seed: 5, days: 1, character: plainCharacter, incidents: [busy, visit] };
		assert.equal(live(life).broken, undefined);
	});
});

describe("a fault in the core", () => {
	const nursery = new Nursery(path.join(root, "build"));
	after(() => nursery.remove());
	const limits = { seeds: 10, days: 30 };
	const faults: readonly (readonly [string, string])[] = [
		["forget-the-in-flight-mark", "old-or-new"],
		["poll-at-once", "never-too-soon"],
		["log-the-request", "no-secret-out"],
		["count-the-life-from-the-answer", "one-live-code"],
		["silence-is-a-no", "lost-only-by-no"],
	];

	for (const [name, promise] of faults) {
		it(`is seen: ${name} breaks ${promise}`, async function () {
			this.timeout(60_000);
			const mutant = mutants.find((one) => one.name === name);
			assert.ok(mutant);
			assert.equal((await hunt(nursery, mutant, limits))?.promise, promise);
		});
	}
});

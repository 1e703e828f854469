import assert from "node:assert/strict";
import { type Phase, resetMs, type StateName } from "../../modules/pairing/state.js";
import { hour } from "../support/paired.js";
import { paths, pending, refused, scripted, tokenReply, unauthorized } from "../support/services.js";
import { secret, World } from "../support/world.js";

const restingWhy = (world: World): string | undefined =>
	world.state.phase.kind === "resting" ? world.state.phase.why.kind : undefined;

/** How to bring a fresh board into each state, and what holding the button for 3 s leads to within a second. */
const situations: readonly (readonly [StateName, () => World, Phase["kind"]])[] = [
	["unconfigured", () => new World({ service: scripted({}), clientSecret: undefined }), "unconfigured"],
	[
		"offline",
		() => at("offline", new World({ service: scripted({ code: () => ({ fails: "reset" }) }) })),
		"resting",
	],
	[
		"unpaired",
		() => at("unpaired", new World({ service: scripted({ poll: () => refused("access_denied") }) })),
		"resting",
	],
	["requesting", () => new World({ service: scripted({ code: () => "silence" }) }), "resting"],
	["waiting", () => at("waiting", new World({ service: scripted({ poll: () => pending }) })), "resting"],
	[
		"confirming",
		() =>
			at("confirming", new World({ service: scripted({ poll: () => tokenReply(1), me: () => "silence" }) })),
		"resting",
	],
	["paired", () => paired(), "resting"],
	[
		"paused",
		() =>
			at(
				"paused",
				new World({
					service: scripted({ me: () => ({ status: 409, body: { message: "Channel Paused" } }) }),
				}),
			),
		"resting",
	],
	["lost", () => at("lost", new World({ service: scripted({ refresh: () => unauthorized }) })), "resting"],
	[
		"unpairing",
		() => {
			const world = paired("silence");
			world.holdFor(3_100);
			return world;
		},
		"resting",
	],
];

function at(name: StateName, world: World): World {
	world.reach(name, 9 * hour);
	return world;
}

function paired(revoke?: "silence"): World {
	const world = new World({ service: scripted(revoke ? { revoke: () => revoke } : {}) });
	world.reach("paired");
	return world;
}

describe("holding the button for 3 s gets out of every state within one second", () => {
	for (const [name, make, leads] of situations) {
		it(name, () => {
			const world = make();
			assert.equal(world.name, name);
			world.button(true);
			world.clock.advance(4_000);
			assert.equal(world.state.phase.kind, leads);
		});
	}
});

describe("cancelling", () => {
	it("asks for nothing more until a press", () => {
		const world = at("waiting", new World({ service: scripted({ poll: () => pending }) }));
		world.holdFor(3_500);
		const count = world.sent.length;
		world.clock.advance(24 * hour);
		assert.equal(world.sent.length, count);
		world.press();
		world.reach("waiting");
	});

	it("revokes tokens that a poll in the air brings afterwards", () => {
		const service = scripted({ poll: () => ({ ...answer(tokenReply(1)), delayMs: 9_000 }) });
		const world = at("waiting", new World({ service }));
		world.clock.advance(5_000);
		world.holdFor(3_500);
		assert.equal(restingWhy(world), "cancelled");
		world.clock.advance(20_000);
		assert.equal(world.sentTo(paths.revoke)[0]?.fields.token, "refresh-1");
		assert.doesNotMatch(world.store.dump(), /refresh-1/);
	});

	it("after tokens arrived revokes them", () => {
		const service = scripted({ poll: () => tokenReply(1), me: () => "silence" });
		const world = at("confirming", new World({ service }));
		world.holdFor(3_500);
		world.clock.advance(1_000);
		assert.equal(world.sentTo(paths.revoke)[0]?.fields.token, "refresh-1");
		assert.doesNotMatch(world.store.dump(), /refresh-1/);
	});

	it("does not happen when the button is let go before 3 s", () => {
		const world = at("waiting", new World({ service: scripted({ poll: () => pending }) }));
		world.holdFor(2_900);
		assert.equal(world.name, "waiting");
		assert.equal(world.sentTo(paths.code).length, 1);
	});
});

function answer(reply: ReturnType<typeof tokenReply>): { status: number; body?: unknown } {
	if (typeof reply === "string" || "fails" in reply) throw new Error("not an answer");
	return reply;
}

describe("unpairing", () => {
	it("tells the service, then forgets", () => {
		const world = paired();
		world.holdFor(3_500);
		world.clock.advance(500);
		assert.deepEqual(world.sentTo(paths.revoke)[0]?.fields, {
			client_id: "unit-1",
			client_secret: secret,
			token: "refresh-1",
		});
		assert.deepEqual(world.state.phase.kind === "resting" && world.state.phase.why, {
			kind: "unpaired",
			revoked: true,
		});
	});

	it("leaves no token in either slot", () => {
		const world = paired();
		world.holdFor(3_500);
		world.clock.advance(500);
		assert.doesNotMatch(world.store.dump(), /access-|refresh-/);
	});

	it("counts 401 as already gone", () => {
		const world = new World({ service: scripted({ revoke: () => unauthorized }) });
		world.reach("paired");
		world.holdFor(3_500);
		world.clock.advance(500);
		assert.deepEqual(world.state.phase.kind === "resting" && world.state.phase.why, {
			kind: "unpaired",
			revoked: true,
		});
	});

	it("without a connection forgets at once and says that the service was not told", () => {
		const world = paired();
		world.link({ kind: "down", reason: "not-joined" });
		world.holdFor(3_500);
		assert.deepEqual(world.state.phase.kind === "resting" && world.state.phase.why, {
			kind: "unpaired",
			revoked: false,
		});
		assert.doesNotMatch(world.store.dump(), /refresh-1/);
	});

	it("waits no longer than 10 s for a service that is silent", () => {
		const world = paired("silence");
		world.button(true);
		world.clock.advance(3_000);
		world.button(false);
		world.clock.advance(10_100);
		assert.equal(restingWhy(world), "unpaired");
		assert.doesNotMatch(world.store.dump(), /refresh-1/);
	});

	it("goes on after a power cut in the middle", () => {
		const world = paired("silence");
		world.holdFor(3_100);
		world.service = scripted({});
		world.restart();
		assert.equal(world.name, "unpairing");
		world.reach("unpaired");
		assert.equal(world.sentTo(paths.revoke).length, 2);
		assert.doesNotMatch(world.store.dump(), /refresh-1/);
	});

	it("during a refresh revokes the tokens that the refresh brings, too", () => {
		const world = new World({
			service: scripted({ refresh: () => ({ ...answer(tokenReply(2)), delayMs: 8_000 }) }),
		});
		world.reach("paired");
		world.clock.advanceUntil(
			() => world.sent.some((one) => one.fields.grant_type === "refresh_token"),
			8 * hour,
		);
		world.holdFor(3_500);
		world.clock.advance(10_000);
		const revoked = world.sentTo(paths.revoke).map((one) => one.fields.token);
		assert.deepEqual(revoked, ["refresh-1", "refresh-2"]);
		assert.doesNotMatch(world.store.dump(), /refresh-/);
	});
});

describe("holding the button of a board at rest for 3 s", () => {
	function resting(nextLanguage?: () => void): World {
		const service = scripted({ poll: () => refused("access_denied") });
		return at("unpaired", new World({ service, ...(nextLanguage && { nextLanguage }) }));
	}

	it("asks for the next language, once", () => {
		let asked = 0;
		const world = resting(() => asked++);
		world.holdFor(3_500);
		assert.equal(asked, 1);
		assert.equal(world.name, "unpaired");
	});

	it("does nothing where there is only one", () => {
		const world = resting();
		const before = world.state.phase;
		world.holdFor(3_500);
		assert.equal(world.state.phase, before);
	});
});

describe("why a pairing is lost", () => {
	const day = 24 * hour;

	it("is known when the tokens were too old", () => {
		const world = new World({ service: scripted({}) });
		world.reach("paired");
		world.link({ kind: "down", reason: "not-joined" });
		world.clock.advance(20 * day);
		world.service = scripted({ refresh: () => unauthorized, me: () => unauthorized });
		world.link({ kind: "up", bars: 3 });
		world.reach("lost", hour);
		const { phase } = world.state;
		const { issuedAtWallMs = 0, atWallMs = 0 } = phase.kind === "lost" ? phase : {};
		assert.equal(Math.floor((atWallMs - issuedAtWallMs) / day), 20);
	});

	it("is not known after a start", () => {
		const world = at("lost", new World({ service: scripted({ refresh: () => unauthorized }) }));
		world.restart();
		assert.deepEqual(world.state.phase, { kind: "lost", projectName: "Nordlicht" });
	});
});

describe("holding the button for 10 s", () => {
	it("forgets the pairing and the network, and keeps who the board is", () => {
		const world = paired();
		world.store.write("network-a", new Uint8Array([1, 2, 3]));
		world.holdFor(resetMs + 100);
		assert.equal(restingWhy(world), "reset");
		assert.doesNotMatch(world.store.dump(), /refresh-1|Nordlicht/);
		assert.equal(world.store.values.has("network-a"), false);
		assert.match(world.store.dump(), /unit-1/);
	});

	it("works for an unconfigured board and leaves it unconfigured", () => {
		const world = new World({ service: scripted({}), clientSecret: undefined });
		world.holdFor(resetMs + 100);
		assert.equal(world.name, "unconfigured");
	});
});

describe("the button itself", () => {
	it("is not a press when it was held for longer than 0.7 s", () => {
		const world = at("unpaired", new World({ service: scripted({ poll: () => refused("access_denied") }) }));
		world.holdFor(800);
		assert.equal(world.name, "unpaired");
	});

	it("a press on a paired board asks the service now", () => {
		const world = paired();
		world.clock.advance(30_000);
		const count = world.sentTo(paths.me).length;
		world.press();
		assert.equal(world.sentTo(paths.me).length, count + 1);
	});
});

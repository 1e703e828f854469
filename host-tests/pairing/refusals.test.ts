import assert from "node:assert/strict";
import { hour, paired, refreshes } from "../support/paired.js";
import { meReply, refused, tokenReply, unauthorized } from "../support/services.js";
import type { Reply } from "../support/world.js";

const harmless: readonly (readonly [string, Reply])[] = [
	["402", { status: 402, body: { message: "Plan" } }],
	["403", { status: 403, body: { message: "No" } }],
	["404", { status: 404, body: { message: "Gone" } }],
	["409", { status: 409, body: { message: "Conflict" } }],
	["409 Channel Paused", { status: 409, body: { message: "Channel Paused" } }],
	["422", { status: 422, body: { message: "Invalid" } }],
	["429", { status: 429, body: {} }],
	["500", { status: 500, raw: "" }],
	["502 with HTML", { status: 502, raw: "<html>", headers: { "content-type": "text/html" } }],
	["200 with HTML", { status: 200, raw: "<html>", headers: { "content-type": "text/html" } }],
	["302", { status: 302, headers: { location: "https://evil.example/" } }],
	["silence", "silence"],
	["a reset", { fails: "reset" }],
	["a certificate that is not accepted", { fails: "untrusted" }],
	["garbage", { status: 200, raw: "\u0000\u0001" }],
	["invalid_client", refused("invalid_client")],
	["slow_down", refused("slow_down")],
];

describe("answers that never unpair (contract 10.3)", () => {
	for (const [title, reply] of harmless) {
		it(`${title} to a refresh`, () => {
			const world = paired({ refresh: (n) => (n <= 4 ? reply : tokenReply(9)) });
			world.clock.advance(5.9 * hour);
			world.clock.advanceUntil(() => refreshes(world).length >= 5, 6 * hour);
			world.clock.advance(200);
			world.reach("paired", hour);
			assert.match(world.store.dump(), /refresh-9/);
		});

		it(`${title} to devices/me and heartbeat`, () => {
			const answer = (n: number): Reply => (n > 1 && n < 5 ? reply : meReply());
			const world = paired({ me: answer, heartbeat: (n) => (n < 5 ? reply : { status: 204 }) });
			world.clock.advance(3 * hour);
			world.reach("paired", 3 * hour);
			assert.match(world.store.dump(), /refresh-1/);
		});
	}
});

const final: readonly (readonly [string, Reply])[] = [
	["400 invalid_request", refused("invalid_request")],
	["400 invalid_grant", refused("invalid_grant")],
	["401 with the detailed body", unauthorized],
];

describe("the service's own no to a refresh", () => {
	for (const [title, reply] of final) {
		it(`${title}: the pairing is lost, and the board says which project it was`, () => {
			const world = paired({ refresh: () => reply });
			world.reach("lost", 8 * hour);
			const { phase } = world.state;
			assert.equal(phase.kind === "lost" ? phase.projectName : phase.kind, "Nordlicht");
		});
	}

	it("leaves no token in flash", () => {
		const world = paired({ refresh: () => unauthorized });
		world.reach("lost", 8 * hour);
		assert.doesNotMatch(world.store.dump(), /refresh-|access-/);
	});

	it("is still known after a restart", () => {
		const world = paired({ refresh: () => unauthorized });
		world.reach("lost", 8 * hour);
		world.restart();
		assert.equal(world.name, "lost");
	});

	it("a press pairs again", () => {
		const world = paired({ refresh: () => unauthorized });
		world.reach("lost", 8 * hour);
		world.press();
		world.reach("paired");
	});
});

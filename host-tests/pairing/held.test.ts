import assert from "node:assert/strict";
import type { StateName } from "../../modules/pairing/state.js";
import { hour, paired, refreshes } from "../support/paired.js";
import { meReply, paths, refused, scripted, tokenReply, unauthorized } from "../support/services.js";
import { World } from "../support/world.js";

const bearers = (world: World): readonly (string | undefined)[] =>
	world.sent.map((one) => one.request.headers.authorization).filter((value) => value !== undefined);

describe("confirming", () => {
	it("exactly three requests lead from nothing to paired: code, poll, me", () => {
		const world = paired();
		assert.deepEqual(
			world.sent.map((one) => one.path),
			[paths.code, paths.token, paths.me],
		);
	});

	it("the tokens are in flash before they are used", () => {
		let atMe = "";
		const world = new World({ service: () => ({ status: 500 }) });
		world.service = scripted({
			poll: () => tokenReply(1),
			me: () => {
				atMe = world.store.dump();
				return meReply();
			},
		});
		world.reach("paired");
		assert.match(atMe, /refresh-1/);
	});

	it("devices/me is asked again until it answers, and the pairing stays", () => {
		const world = new World({
			service: scripted({ poll: () => tokenReply(1), me: (n) => (n < 6 ? { fails: "reset" } : meReply()) }),
		});
		world.reach("paired", 120_000);
		assert.equal(refreshes(world).length, 0);
	});

	it("a generic service without devices/me is paired at once", () => {
		const world = new World({
			service: (sent) =>
				sent.path === "/device/auth"
					? {
							status: 200,
							body: {
								device_code: "d",
								user_code: "ABCD-EFGH",
								expires_in: 600,
								verification_uri: "https://x.example/device",
							},
						}
					: tokenReply(1),
			profile: { kind: "generic", baseUrl: "https://auth.example" },
		});
		world.reach("paired");
		world.clock.advance(hour);
		assert.equal(world.sent.length, 2);
	});
});

describe("staying paired", () => {
	it("refreshes at 75 % of the lifetime: after 6 h of 8 h", () => {
		const world = paired();
		const start = world.clock.now();
		assert.ok(world.clock.advanceUntil(() => refreshes(world).length === 1, 8 * hour));
		assert.ok(Math.abs(world.clock.now() - start - 6 * hour) < 1_000);
	});

	it("asks devices/me at once after a refresh, with the new token", () => {
		const world = paired();
		world.clock.advanceUntil(() => refreshes(world).length === 1, 8 * hour);
		world.clock.advance(100);
		const after = world.sent.filter((one) => one.at > (refreshes(world)[0]?.at ?? 0));
		assert.equal(after[0]?.path, paths.me);
		assert.equal(after[0]?.request.headers.authorization, "Bearer access-2");
	});

	it("refreshes on a 401, once, and goes on", () => {
		const world = paired({ heartbeat: (n) => (n === 1 ? unauthorized : { status: 204 }) });
		world.clock.advance(hour);
		assert.equal(refreshes(world).length, 1);
		assert.equal(world.name, "paired");
	});

	it("refreshes on a 401 without a body", () => {
		const world = paired({ heartbeat: (n) => (n === 1 ? { status: 401, raw: "" } : { status: 204 }) });
		world.clock.advance(hour);
		assert.equal(refreshes(world).length, 1);
	});

	it("uses a refused access token for nothing more", () => {
		const world = paired({
			heartbeat: (n) => (n === 1 ? unauthorized : { status: 204 }),
			refresh: () => ({ fails: "reset" }),
		});
		world.clock.advance(hour);
		const used = bearers(world).filter((value) => value === "Bearer access-1");
		assert.equal(used.length, 2);
	});

	it("does not turn into a refresh loop when a refresh does not help", () => {
		const world = paired({ heartbeat: () => unauthorized, me: (n) => (n === 1 ? meReply() : unauthorized) });
		world.clock.advance(hour);
		assert.ok(refreshes(world).length <= 12, String(refreshes(world).length));
		assert.notEqual(world.name, "lost");
	});

	it("never has two refreshes in the air", () => {
		const world = paired({ refresh: () => "silence" });
		world.clock.advance(6 * hour);
		const before = refreshes(world).length;
		world.clock.advance(30_000);
		world.press();
		world.clock.advance(4_000);
		assert.ok(refreshes(world).length - before <= 1);
	});

	it("keeps a month of refreshes going", () => {
		const world = paired();
		world.clock.advance(30 * 24 * hour);
		assert.equal(world.name, "paired");
		assert.ok(refreshes(world).length >= 119);
		assert.equal(bearers(world).at(-1), `Bearer access-${refreshes(world).length + 1}`);
	});

	it("sends a heartbeat every two minutes, and never two calls of it within 60 s", () => {
		const world = paired();
		world.clock.advance(hour);
		const times = world.sentTo(paths.heartbeat).map((one) => one.at);
		const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		assert.ok(Math.min(...gaps) >= 60_000);
		assert.ok(times.length >= 24, String(times.length));
	});

	it("shows a project that was renamed, and keeps the pairing", () => {
		const world = paired({
			me: (n) => meReply(n > 1 ? { project: { id: "project-1", name: "Südlicht" } } : {}),
		});
		world.clock.advance(hour);
		const { pairing } = world.state.record;
		assert.equal(pairing.kind === "held" && pairing.about?.projectName, "Südlicht");
	});

	it("says paused while the service says so, and paired again afterwards", () => {
		const world = paired({ me: (n) => meReply({ status: n === 2 ? "paused" : "online" }) });
		world.reach("paused", hour);
		world.reach("paired", hour);
	});

	it("says paused as soon as a refresh is refused because of it, and keeps the pairing", () => {
		const body = { code: 409, message: "Channel Paused", errors: [] };
		const world = paired({ refresh: () => ({ status: 409, body }) });
		world.reach("paused", 7 * hour);
		assert.equal(world.state.record.pairing.kind, "held");
	});

	it("does not write to flash while nothing changes", () => {
		const world = paired();
		world.clock.advance(10_000);
		const writes = () => world.store.operations.filter((one) => one.kind === "write").length;
		const before = writes();
		world.clock.advance(5 * hour);
		assert.equal(writes(), before);
	});
});

describe("a refresh whose outcome is unknown", () => {
	it("is marked in flash before it is sent", () => {
		let atRefresh = "";
		const world = paired();
		world.service = scripted({
			refresh: () => {
				atRefresh = world.store.dump();
				return tokenReply(2);
			},
		});
		world.clock.advance(7 * hour);
		assert.match(atRefresh, /"refreshInFlight":true/);
	});

	it("after a power cut the stored token is tried first of all", () => {
		const world = paired({ refresh: () => "silence" });
		world.clock.advanceUntil(() => refreshes(world).length === 1, 8 * hour);
		const count = world.sent.length;
		world.service = scripted({});
		world.restart();
		world.clock.advance(1_000);
		assert.equal(world.sent[count]?.fields.refresh_token, "refresh-1");
	});

	it("when the service had rotated the token, only its no leads to lost", () => {
		const world = paired({ refresh: (n) => (n === 1 ? { fails: "reset" } : refused("invalid_request")) });
		world.clock.advanceUntil(() => refreshes(world).length === 1, 8 * hour);
		world.clock.advance(200);
		assert.notEqual(world.name, "lost");
		world.reach("lost");
		assert.equal(refreshes(world).length, 2);
	});
});

describe("a flash that cannot be written", () => {
	it("holds a refresh back: the token that flash holds would be spent", () => {
		const world = paired();
		world.store.before = ({ kind }) => {
			if (kind === "write") throw new Error("worn out");
		};
		world.clock.advance(7 * hour);
		assert.equal(refreshes(world).length, 0);
	});

	it("is tried again every minute, and the refresh follows", () => {
		const world = paired();
		world.store.before = ({ kind }) => {
			if (kind === "write") throw new Error("worn out");
		};
		world.clock.advance(7 * hour);
		world.store.before = undefined;
		world.clock.advance(70_000);
		assert.equal(refreshes(world).length, 1);
		assert.match(world.store.dump(), /refresh-2/);
	});
});

describe("a paired board without a connection", () => {
	const cases: readonly (readonly [string, (world: World) => void, StateName])[] = [
		[
			"one failed heartbeat is not spoken of",
			(world) =>
				(world.service = scripted({ heartbeat: (n) => (n === 1 ? { fails: "reset" } : { status: 204 }) })),
			"paired",
		],
		[
			"the radio's own reason shows at once",
			(world) => world.link({ kind: "down", reason: "not-joined" }),
			"offline",
		],
	];
	for (const [title, cause, name] of cases) {
		it(title, () => {
			const world = paired();
			cause(world);
			world.clock.advance(60_500);
			assert.equal(world.name, name);
		});
	}

	it("goes back to paired by itself", () => {
		const world = paired();
		world.link({ kind: "down", reason: "radio" });
		world.clock.advance(hour);
		assert.equal(world.name, "offline");
		world.link({ kind: "up", bars: 3 });
		world.reach("paired", 1_000);
	});
});

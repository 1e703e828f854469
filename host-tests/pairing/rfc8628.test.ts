import assert from "node:assert/strict";
import { codeReply, paths, pending, refused, scripted, tokenReply } from "../support/services.js";
import { type Sent, secret, World } from "../support/world.js";

const polls = (world: World): readonly Sent[] => world.sentTo(paths.token);

/** Time from the end of one poll to the start of the next, ms. Answers take 50 ms. */
function pauses(world: World): readonly number[] {
	const times = polls(world).map((one) => one.at);
	return times.slice(1).map((at, index) => at - (times[index] ?? 0) - 50);
}

/** Each is as long as the doubled pause, or up to a quarter longer: boards do not come back all at once. */
function assertSpread(actual: readonly number[], doubled: readonly number[]): void {
	assert.equal(actual.length, doubled.length);
	for (const [index, ms] of actual.entries()) {
		const least = doubled[index] ?? 0;
		assert.ok(ms >= least && ms <= least * 1.25, `${ms} ms is not from ${least} ms to a quarter more`);
	}
}

describe("RFC 8628 §3.1 device authorization request", () => {
	it("is a POST of form fields, with client id and scope", () => {
		const world = new World({ service: scripted({}) });
		const [first] = world.sent;
		assert.equal(first?.request.method, "POST");
		assert.equal(first?.request.headers["content-type"], "application/x-www-form-urlencoded");
		assert.deepEqual(first?.fields, {
			client_id: "unit-1",
			client_secret: secret,
			scope: "asset_create offline",
		});
	});
});

describe("RFC 8628 §3.2 device authorization response", () => {
	it("polls every 5 s when the service names no interval", () => {
		const world = new World({ service: scripted({ code: () => codeReply(1, { interval: undefined }) }) });
		world.reach("paired");
		assert.deepEqual(pauses(world), [5_000, 5_000]);
	});

	it("polls at the interval that the service names", () => {
		const world = new World({ service: scripted({ code: () => codeReply(1, { interval: 11 }) }) });
		world.reach("paired");
		assert.deepEqual(pauses(world), [11_000, 11_000]);
	});

	it("counts the code's end from before its request was sent", () => {
		const service = scripted({
			code: (n) => ({ ...slow(codeReply(n)), delayMs: 30_000 }),
			poll: () => pending,
		});
		const world = new World({ service });
		world.reach("waiting");
		assert.equal(world.views.at(-1)?.view.code?.endsAt, (world.sent[0]?.at ?? 0) + 120_000);
	});
});

function slow(reply: ReturnType<typeof codeReply>): { status: number; body?: unknown } {
	if (typeof reply === "string" || "fails" in reply) throw new Error("not an answer");
	return reply;
}

describe("RFC 8628 §3.3 user interaction", () => {
	it("shows user code and link until the code's end", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.reach("waiting");
		const code = world.views.at(-1)?.view.code;
		assert.equal(code?.userCode, "100001");
		assert.equal(code?.qr, "https://pair.example/c2c?code=100001");
	});

	it("never shows the device code", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(400_000);
		assert.doesNotMatch(JSON.stringify(world.views), /device-code/);
	});
});

describe("RFC 8628 §3.4 device access token request", () => {
	it("carries grant type, device code and client", () => {
		const world = new World({ service: scripted({}) });
		world.reach("paired");
		assert.deepEqual(polls(world)[0]?.fields, {
			client_id: "unit-1",
			client_secret: secret,
			grant_type: "urn:ietf:params:oauth:grant-type:device_code",
			device_code: "device-code-1",
		});
	});

	it("is made once for each code, and sent again for each poll", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.reach("waiting");
		world.clock.advance(30_000);
		const [first, ...others] = polls(world);
		assert.ok(others.length >= 3);
		for (const { request } of others) assert.equal(request, first?.request);
	});
});

describe("RFC 8628 §3.5 device access token response", () => {
	it("sends the first poll one interval after the code has arrived", () => {
		const world = new World({ service: scripted({}) });
		world.reach("paired");
		const arrival = (world.sent[0]?.at ?? 0) + 50;
		assert.equal((polls(world)[0]?.at ?? 0) - arrival, 5_000);
	});

	it("authorization_pending: goes on at the interval", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(60_000);
		assert.ok(polls(world).length >= 10);
		assert.deepEqual(new Set(pauses(world)), new Set([5_000]));
	});

	it("slow_down: adds 5 s to the interval", () => {
		const service = scripted({ poll: (n) => (n === 1 ? refused("slow_down") : pending) });
		const world = new World({ service });
		world.clock.advance(30_000);
		assert.deepEqual(pauses(world).slice(0, 2), [10_000, 10_000]);
	});

	it("slow_down twice: adds 5 s twice, and both stay for this code", () => {
		const service = scripted({ poll: (n) => (n <= 2 ? refused("slow_down") : pending) });
		const world = new World({ service });
		world.clock.advance(80_000);
		assert.deepEqual(pauses(world).slice(0, 4), [10_000, 15_000, 15_000, 15_000]);
	});

	it("slow_down: does not outlive its code", () => {
		const service = scripted({ poll: (n) => (n === 1 ? refused("slow_down") : pending) });
		const world = new World({ service });
		world.clock.advance(150_000);
		const second = polls(world).filter((one) => one.fields.device_code === "device-code-2");
		assert.equal((second[3]?.at ?? 0) - (second[2]?.at ?? 0), 5_050);
	});

	it("connection timeout: polls less often, with doubled pauses", () => {
		const service = scripted({ poll: () => ({ fails: "timeout" }) });
		const world = new World({ service });
		world.clock.advance(90_000);
		assertSpread(pauses(world).slice(0, 3), [10_000, 20_000, 30_000]);
	});

	it("connection timeout: the pauses go on doubling when the code leaves the screen meanwhile", () => {
		const world = new World({ service: scripted({ poll: () => "silence" }) });
		world.clock.advance(300_000);
		const times = polls(world).filter((one) => one.fields.device_code === "device-code-1");
		const gaps = times.slice(1).map((one, index) => one.at - (times[index]?.at ?? 0) - 35_000);
		assertSpread(gaps, [10_000, 20_000, 30_000]);
	});

	it("the back-off after failures ends with the first good round trip", () => {
		const service = scripted({ poll: (n) => (n <= 2 ? { fails: "reset" } : pending) });
		const world = new World({ service });
		world.clock.advance(80_000);
		assertSpread(pauses(world).slice(0, 2), [10_000, 20_000]);
		assert.deepEqual(pauses(world).slice(2, 4), [5_000, 5_000]);
	});

	it("the back-off after failures is apart from slow_down's interval", () => {
		const service = scripted({
			poll: (n) => (n === 1 ? refused("slow_down") : n === 2 ? { fails: "reset" } : pending),
		});
		const world = new World({ service });
		world.clock.advance(80_000);
		const [slowed, failed, after] = pauses(world);
		assert.deepEqual([slowed, after], [10_000, 10_000]);
		assertSpread([failed ?? 0], [20_000]);
	});

	it("access_denied: stops polling and says so", () => {
		const world = new World({ service: scripted({ poll: () => refused("access_denied") }) });
		world.reach("unpaired");
		world.clock.advance(3_600_000);
		assert.equal(world.sent.length, 2);
		assert.deepEqual(world.state.phase, { kind: "resting", why: { kind: "denied" }, farewell: undefined });
	});

	it("expired_token: stops polling that code and asks for a new one", () => {
		const service = scripted({ poll: (n) => (n === 1 ? refused("expired_token") : pending) });
		const world = new World({ service });
		world.clock.advance(20_000);
		assert.equal(world.sentTo(paths.code).length, 2);
		assert.equal(polls(world).filter((one) => one.fields.device_code === "device-code-1").length, 1);
	});

	it("any other error: stops polling", () => {
		const world = new World({ service: scripted({ poll: () => refused("moon_phase") }) });
		world.reach("unpaired");
		world.clock.advance(3_600_000);
		assert.equal(world.sent.length, 2);
	});

	it("success: takes the tokens and stops polling", () => {
		const world = new World({ service: scripted({ poll: () => tokenReply(1) }) });
		world.reach("paired");
		world.clock.advance(30_000);
		assert.equal(polls(world).length, 1);
	});

	it("waits out the interval from the end of a slow answer, not from its beginning", () => {
		const service = scripted({
			poll: () => ({ status: 400, body: { error: "authorization_pending" }, delayMs: 20_000 }),
		});
		const world = new World({ service });
		world.clock.advance(60_000);
		const times = polls(world).map((one) => one.at);
		assert.equal((times[1] ?? 0) - (times[0] ?? 0), 25_000);
	});
});

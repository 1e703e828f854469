import assert from "node:assert/strict";
import { codeReply, paths, pending, refused, scripted, tokenReply } from "../support/services.js";
import { type Reply, World } from "../support/world.js";

const shownCode = (world: World): string | undefined => world.views.at(-1)?.view.code?.userCode;

describe("a code's life", () => {
	it("is over on the screen at its end, not a moment later", () => {
		const service = scripted({ code: (n) => (n === 1 ? codeReply(1) : "silence"), poll: () => pending });
		const world = new World({ service });
		world.clock.advance(119_999);
		assert.equal(shownCode(world), "100001");
		world.clock.advance(1);
		assert.equal(shownCode(world), undefined);
	});

	it("leads to the next one without a view in between", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(300_000);
		const codes = world.views.map(({ view }) => view.code?.userCode);
		const first = codes.indexOf("100001");
		assert.deepEqual(codes.slice(first, codes.lastIndexOf("100003") + 1), ["100001", "100002", "100003"]);
	});

	it("has one last poll after its end", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		const end = (world.sent[0]?.at ?? 0) + 120_000;
		world.clock.advance(140_000);
		const late = world
			.sentTo(paths.token)
			.filter((one) => one.fields.device_code === "device-code-1" && one.at >= end);
		assert.equal(late.length, 1);
	});

	it("an approval in its last second is taken by the last poll", () => {
		const service = scripted({
			poll: (_, sent) =>
				sent.fields.device_code === "device-code-1" && sent.at >= 121_000 ? tokenReply(7) : pending,
		});
		const world = new World({ service });
		world.reach("paired", 200_000);
		assert.equal(world.sentTo(paths.code).length, 2);
	});

	it("two codes are never polled within one interval of each other", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(400_000);
		const times = world.sentTo(paths.token).map((one) => one.at);
		const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		assert.ok(Math.min(...gaps) >= 5_000, String(Math.min(...gaps)));
	});

	it("a slow_down for the code on the screen also holds back the last poll of the one before", () => {
		const service = scripted({
			code: (n) => codeReply(n, { interval: n === 1 ? 40 : 5 }),
			poll: () => refused("slow_down"),
		});
		const world = new World({ service });
		world.clock.advance(1_000);
		world.press();
		world.clock.advance(100_000);
		const polls = world.sentTo(paths.token);
		const last = polls.findIndex((one) => one.fields.device_code === "device-code-1");
		const gap = (polls[last]?.at ?? 0) - (polls[last - 1]?.at ?? 0);
		assert.ok(gap >= (last + 1) * 5_000, `${gap} after ${last} times slow_down`);
	});

	it("a code that arrives after its own end is not shown", () => {
		const late: Reply = { ...body(codeReply(1, { expires_in: 20 })), delayMs: 21_000 };
		const world = new World({ service: scripted({ code: () => late }) });
		world.clock.advance(60_000);
		assert.ok(world.views.every(({ view }) => view.code === undefined));
	});
});

function body(reply: Reply): { status: number; body?: unknown } {
	if (typeof reply === "string" || "fails" in reply) throw new Error("not an answer");
	return reply;
}

describe("three codes that nobody used", () => {
	it("are all that is asked for", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(24 * 3_600_000);
		assert.equal(world.sentTo(paths.code).length, 3);
		assert.equal(world.name, "unpaired");
	});

	it("are followed by silence: a board on a shelf costs the service nothing", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(400_000);
		const count = world.sent.length;
		world.clock.advance(24 * 3_600_000);
		assert.equal(world.sent.length, count);
	});

	it("count also when the service voids them early", () => {
		const world = new World({ service: scripted({ poll: () => refused("invalid_grant") }) });
		world.clock.advance(3_600_000);
		assert.equal(world.sentTo(paths.code).length, 3);
	});

	it("a press asks for another three", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(400_000);
		world.press();
		world.clock.advance(3_600_000);
		assert.equal(world.sentTo(paths.code).length, 6);
	});

	it("the last poll of the third can still pair", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advanceUntil(() => world.name === "unpaired", 600_000);
		world.service = scripted({ poll: () => tokenReply(1) });
		world.reach("paired", 20_000);
	});
});

describe("a press while a code is shown", () => {
	it("gets a new code", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.clock.advance(20_000);
		world.press();
		world.clock.advance(500);
		assert.equal(shownCode(world), "100002");
	});

	it("leaves two seconds between two codes, however often it is pressed", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.reach("waiting");
		for (let count = 0; count < 20; count += 1) {
			world.press();
			world.clock.advance(100);
		}
		const times = world.sentTo(paths.code).map((one) => one.at);
		const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		assert.ok(gaps.length >= 1 && Math.min(...gaps) >= 2_000, String(gaps));
	});
});

describe("a poll that is answered when two newer codes have replaced its code", () => {
	function afterTwoPresses(late: Reply): World {
		const service = scripted({ poll: (n) => (n === 1 ? { ...body(late), delayMs: 9_000 } : pending) });
		const world = new World({ service });
		world.clock.advance(3_000);
		world.press();
		world.clock.advance(4_000);
		world.press();
		world.clock.advance(20_000);
		return world;
	}

	it("holds back the next poll like any other", () => {
		const [first, second] = afterTwoPresses(pending).sentTo(paths.token);
		assert.equal(first?.fields.device_code, "device-code-1");
		assert.ok((second?.at ?? 0) >= (first?.at ?? 0) + 9_000 + 5_000);
	});

	it("still pairs when it brings tokens", () => {
		assert.equal(afterTwoPresses(tokenReply(1)).name, "paired");
	});
});

describe("the code request", () => {
	const failures: readonly (readonly [string, Reply])[] = [
		["503", { status: 503, raw: "" }],
		["429", { status: 429, body: {} }],
		["a reset", { fails: "reset" }],
		["an unknown name", { fails: "no-name" }],
		["garbage", { status: 200, raw: "{]" }],
	];
	for (const [title, reply] of failures) {
		it(`${title}: is tried again after 1 s doubling to 60 s, ±20 %`, () => {
			const world = new World({ service: scripted({ code: () => reply }) });
			world.clock.advance(600_000);
			const times = world.sentTo(paths.code).map((one) => one.at);
			const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0) - 50);
			gaps.forEach((gap, index) => {
				const plain = Math.min(60_000, 1_000 * 2 ** index);
				assert.ok(gap >= plain * 0.8 && gap <= plain * 1.2, `${gap} for ${plain}`);
			});
			assert.ok(gaps.length > 8);
			assert.equal(world.name, "offline");
		});
	}

	it("a press cuts the back-off short", () => {
		const world = new World({ service: scripted({ code: () => ({ fails: "reset" }) }) });
		world.clock.advance(300_000);
		const count = world.sentTo(paths.code).length;
		world.press();
		assert.equal(world.sentTo(paths.code).length, count + 1);
	});

	it("a press does not cut Retry-After short", () => {
		const busy: Reply = { status: 429, body: {}, headers: { "retry-after": "600" } };
		const world = new World({ service: scripted({ code: () => busy }) });
		world.clock.advance(1_000);
		world.press();
		world.clock.advance(590_000);
		assert.equal(world.sentTo(paths.code).length, 1);
		world.clock.advance(10_000);
		assert.equal(world.sentTo(paths.code).length, 2);
	});

	it("403 is not repeated in a loop", () => {
		const world = new World({ service: scripted({ code: () => ({ status: 403, body: {} }) }) });
		world.clock.advance(3_600_000);
		assert.ok(world.sent.length <= 13, String(world.sent.length));
		assert.equal(world.name, "offline");
	});

	it("invalid_client is a configuration error that a press tries again", () => {
		const world = new World({
			service: scripted({ code: (n) => (n <= 2 ? refused("invalid_client") : codeReply(n)) }),
		});
		world.reach("unconfigured");
		world.clock.advance(3_600_000);
		assert.equal(world.sentTo(paths.code).length, 2);
		world.press();
		world.reach("waiting");
	});
});

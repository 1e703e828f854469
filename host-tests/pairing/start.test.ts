import assert from "node:assert/strict";
import { MemoryStore } from "../support/memory-store.js";
import { codeReply, paths, pending, refused, scripted, tokenReply } from "../support/services.js";
import { type Reply, secret, World } from "../support/world.js";

describe("a board at its start", () => {
	it("asks for a code by itself as soon as there is a connection", () => {
		const world = new World({ service: scripted({}), link: { kind: "down", reason: "not-joined" } });
		world.clock.advance(60_000);
		assert.equal(world.sent.length, 0);
		assert.equal(world.name, "offline");
		world.link({ kind: "up", bars: 4 });
		assert.equal(world.sentTo(paths.code).length, 1);
	});

	it("without a client secret is unconfigured and sends nothing", () => {
		const world = new World({ service: scripted({}), clientSecret: undefined });
		world.clock.advance(600_000);
		assert.equal(world.name, "unconfigured");
		assert.equal(world.sent.length, 0);
	});

	it("is still paired after a restart, and says so before the network is up", () => {
		const store = new MemoryStore();
		const first = new World({ service: scripted({}), store });
		first.reach("paired");
		const second = new World({ service: scripted({}), store, link: { kind: "up", bars: undefined } });
		assert.equal(second.name, "paired");
		assert.equal(second.sentTo(paths.code).length, 0);
	});

	it("overwrites tokens that a power cut in the middle of unpairing left behind", () => {
		const world = new World({ service: scripted({}) });
		world.reach("paired");
		const withTokens = [...world.store.values].map(([key, value]) => [key, value.slice()] as const);
		world.holdFor(3_500);
		world.clock.advance(500);
		const leftKey = world.store.values.has("credentials-a") ? "credentials-a" : "credentials-b";
		const left = withTokens.find(([key]) => key === leftKey);
		assert.ok(left !== undefined);
		world.store.values.set(left[0], left[1]);
		assert.match(world.store.dump(), /refresh-1/);
		world.restart();
		world.clock.advance(100);
		assert.doesNotMatch(world.store.dump(), /refresh-1/);
	});

	it("never sends tokens to a service other than the one that issued them", () => {
		const store = new MemoryStore();
		new World({ service: scripted({}), store }).reach("paired");
		const other = new World({ service: scripted({}), store, profile: { baseUrl: "https://other.example" } });
		other.reach("waiting");
		const sent = JSON.stringify(other.sent.map((one) => [one.fields, one.request.headers]));
		assert.doesNotMatch(sent, /access-1|refresh-1/);
	});

	it("keeps the pairing with one service while it only asks another for a code", () => {
		const store = new MemoryStore();
		new World({ service: scripted({}), store, profile: { encoding: "urlencoded" } }).reach("paired");
		const profile = { baseUrl: "https://other.example", encoding: "urlencoded" } as const;
		new World({ service: scripted({ poll: () => pending }), store, profile }).reach("waiting");
		assert.equal(new World({ service: scripted({}), store }).name, "paired");
	});

	it("with a clock in 1970 says that the clock is not set, and sends nothing over https", () => {
		const world = new World({ service: scripted({}), link: { kind: "down", reason: "radio" } });
		world.clock.wallOffsetMs = 0;
		world.link({ kind: "up", bars: undefined });
		world.clock.advance(60_000);
		assert.equal(world.name, "offline");
		assert.equal(world.sent.length, 0);
	});

	it("goes on by itself when the clock has been set", () => {
		const world = new World({ service: scripted({}), link: { kind: "down", reason: "radio" } });
		const right = world.clock.wallOffsetMs;
		world.clock.wallOffsetMs = 0;
		world.link({ kind: "up", bars: undefined });
		world.clock.advance(60_000);
		world.clock.wallOffsetMs = right;
		world.reach("waiting", 2_000);
	});
});

const readsOnlyMultipart =
	(reply: Reply) => (_: number, sent: { request: { headers: Readonly<Record<string, string>> } }) =>
		sent.request.headers["content-type"]?.startsWith("multipart/form-data") ? codeReply(1) : reply;

describe("the form encoding", () => {
	for (const status of [400, 415, 422]) {
		it(`${status} to the first code request: the other encoding is tried at once`, () => {
			const reply: Reply = { status, body: { error: "invalid_client" } };
			const world = new World({
				service: scripted({ code: readsOnlyMultipart(reply), poll: () => tokenReply(1) }),
			});
			world.reach("waiting", 1_000);
			world.reach("paired");
			assert.equal(world.sentTo(paths.code).length, 2);
		});
	}

	it("what worked is remembered in flash and used for every form from then on", () => {
		const world = new World({ service: scripted({ code: readsOnlyMultipart(refused("bad_request")) }) });
		world.reach("waiting");
		world.restart();
		world.reach("paired");
		const types = world.sent.slice(1).map((one) => one.request.headers["content-type"]?.split(";")[0]);
		assert.deepEqual(new Set(types.filter((type) => type !== undefined)), new Set(["multipart/form-data"]));
		assert.equal(world.sentTo(paths.code).length, 3);
	});

	it("an encoding that is remembered is not doubted by a later 400", () => {
		const world = new World({ service: scripted({ poll: () => pending }) });
		world.reach("waiting");
		world.service = scripted({ code: () => refused("invalid_client") });
		world.press();
		world.reach("unconfigured");
		assert.equal(world.sentTo(paths.code).length, 2);
	});

	it("503 does not make the board try the other encoding", () => {
		const world = new World({ service: scripted({ code: () => ({ status: 503, raw: "" }) }) });
		world.clock.advance(10_000);
		const types = new Set(world.sent.map((one) => one.request.headers["content-type"]));
		assert.equal(types.size, 1);
	});

	it("a profile may fix it", () => {
		const world = new World({ service: scripted({}), profile: { encoding: "multipart" } });
		world.reach("paired");
		assert.match(world.sent[0]?.request.headers["content-type"] ?? "", /^multipart/);
	});
});

describe("secrets", () => {
	it("appear in no log line, no view and no address over a whole life", () => {
		const world = new World({ service: scripted({}) });
		world.reach("paired");
		world.clock.advance(7 * 3_600_000);
		world.holdFor(3_500);
		world.clock.advance(10_000);
		const open = JSON.stringify([world.logs, world.views, world.sent.map((one) => one.request.url)]);
		for (const hidden of [secret, "device-code-1", "access-1", "access-2", "refresh-1", "refresh-2"]) {
			assert.ok(!open.includes(hidden), hidden);
		}
	});
});

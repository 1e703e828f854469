import assert from "node:assert/strict";
import type { StateName } from "../../modules/pairing/state.js";
import { paths, pending, refused, scripted, tokenReply } from "../support/services.js";
import { type Reply, World } from "../support/world.js";

type Row = Readonly<{ reply: Reply; leads: StateName; codes: number; title: string }>;

/** One answer to the first poll, then `pending`; where the board is 8 s later, and how many codes it has asked for. */
const rows: readonly Row[] = [
	{ title: "authorization_pending keeps the code", reply: pending, leads: "waiting", codes: 1 },
	{ title: "slow_down keeps the code", reply: refused("slow_down"), leads: "waiting", codes: 1 },
	{ title: "expired_token gets a new code", reply: refused("expired_token"), leads: "waiting", codes: 2 },
	{ title: "invalid_grant gets a new code", reply: refused("invalid_grant"), leads: "waiting", codes: 2 },
	{
		title: "invalid_client is a configuration error",
		reply: refused("invalid_client"),
		leads: "unconfigured",
		codes: 1,
	},
	{
		title: "invalid_client with 401 is a configuration error",
		reply: { status: 401, body: { error: "invalid_client" } },
		leads: "unconfigured",
		codes: 1,
	},
	{ title: "invalid_request stops", reply: refused("invalid_request"), leads: "unpaired", codes: 1 },
	{ title: "bad_request stops", reply: refused("bad_request"), leads: "unpaired", codes: 1 },
	{ title: "access_denied stops", reply: refused("access_denied"), leads: "unpaired", codes: 1 },
	{ title: "402 keeps the code", reply: { status: 402, body: {} }, leads: "waiting", codes: 1 },
	{ title: "403 keeps the code", reply: { status: 403, body: {} }, leads: "waiting", codes: 1 },
	{ title: "404 keeps the code", reply: { status: 404, body: {} }, leads: "waiting", codes: 1 },
	{ title: "409 keeps the code", reply: { status: 409, body: {} }, leads: "waiting", codes: 1 },
	{ title: "422 keeps the code", reply: { status: 422, body: {} }, leads: "waiting", codes: 1 },
	{ title: "429 keeps the code", reply: { status: 429, body: {} }, leads: "waiting", codes: 1 },
	{ title: "500 keeps the code", reply: { status: 500, raw: "oops" }, leads: "waiting", codes: 1 },
	{ title: "503 keeps the code", reply: { status: 503, raw: "" }, leads: "waiting", codes: 1 },
	{
		title: "a redirect keeps the code",
		reply: { status: 302, headers: { location: "http://x/" } },
		leads: "waiting",
		codes: 1,
	},
	{
		title: "HTML keeps the code",
		reply: { status: 200, raw: "<html>", headers: { "content-type": "text/html" } },
		leads: "waiting",
		codes: 1,
	},
	{ title: "a reset keeps the code", reply: { fails: "reset" }, leads: "waiting", codes: 1 },
	{ title: "silence keeps the code", reply: "silence", leads: "waiting", codes: 1 },
	{
		title: "truncated JSON keeps the code",
		reply: { status: 200, raw: '{"access_tok' },
		leads: "waiting",
		codes: 1,
	},
	{
		title: "a success without a token keeps the code",
		reply: { status: 200, body: {} },
		leads: "waiting",
		codes: 1,
	},
];

describe("answers to a poll (contract 5.1, 10.3)", () => {
	for (const { title, reply, leads, codes } of rows) {
		it(title, () => {
			const world = new World({ service: scripted({ poll: (n) => (n === 1 ? reply : pending) }) });
			world.clock.advance(8_000);
			assert.equal(world.name, leads);
			assert.equal(world.sentTo(paths.code).length, codes);
		});
	}

	it("Retry-After is honoured where it is longer than the interval", () => {
		const busy: Reply = { status: 429, body: {}, headers: { "retry-after": "47" } };
		const world = new World({ service: scripted({ poll: (n) => (n === 1 ? busy : pending) }) });
		world.clock.advance(70_000);
		const [first, second] = world.sentTo(paths.token);
		assert.equal((second?.at ?? 0) - (first?.at ?? 0), 47_050);
	});

	it("Retry-After below the interval does not make polling faster", () => {
		const busy: Reply = { status: 503, body: {}, headers: { "retry-after": "1" } };
		const world = new World({ service: scripted({ poll: (n) => (n === 1 ? busy : pending) }) });
		world.clock.advance(70_000);
		const [first, second] = world.sentTo(paths.token);
		const pauseMs = (second?.at ?? 0) - (first?.at ?? 0);
		assert.ok(pauseMs >= 10_050 && pauseMs <= 12_550, `${pauseMs} ms`);
	});

	it("after a sign-in page nothing secret is sent before the service itself has answered", () => {
		const portal: Reply = { status: 302, headers: { location: "http://portal/" } };
		const service = scripted({
			poll: (n) => (n === 1 ? portal : tokenReply(1)),
			health: (n) => (n < 3 ? portal : { status: 200, body: { status: "ok" } }),
		});
		const world = new World({ service });
		world.reach("paired", 110_000);
		const order = world.sent.map((one) => one.path);
		assert.deepEqual(order, [
			paths.code,
			paths.token,
			paths.health,
			paths.health,
			paths.health,
			paths.token,
			paths.me,
		]);
	});

	it("tokens that come with a strange lifetime are not thrown away", () => {
		const world = new World({ service: scripted({ poll: () => tokenReply(1, { expires_in: "soon" }) }) });
		world.reach("paired");
	});
});

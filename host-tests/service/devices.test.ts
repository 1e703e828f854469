import assert from "node:assert/strict";
import { Bench, bearerRequest, isUnauthorized, json } from "./bench.js";

const topFields = [
	"_type",
	"id",
	"device_id",
	"name",
	"status",
	"project_id",
	"project",
	"authorization",
	"channels",
	"timezone",
	"asset_type",
	"last_known_firmware_version",
	"last_seen_at",
	"inserted_at",
	"updated_at",
	"deleted_at",
	"creator_id",
	"channel_count",
	"path_asset_type",
	"path_name",
	"required_metadata_attributes",
];

describe("devices/me (contract 8)", () => {
	it("has every field of the contract", () => {
		const bench = new Bench();
		const names = new Set(json(bench.me(bench.pair().access)).names);
		assert.deepEqual(
			topFields.filter((name) => !names.has(name)),
			[],
		);
	});

	it("is as large as a real answer", () => {
		const bench = new Bench();
		const { length } = bench.me(bench.pair().access).body;
		assert.ok(length > 2_000 && length < 3_500, String(length));
	});

	it("names the project and the device", () => {
		const bench = new Bench();
		const answer = json(bench.me(bench.pair().access));
		const shown = [answer.object("project").text("name"), answer.text("name")];
		assert.deepEqual(shown, ["Nordlicht – Staffel 2", "SLATE-BOARD-unit-1"]);
	});

	it("grants exactly asset_create and offline among some 35 scopes", () => {
		const bench = new Bench();
		const scopes = json(bench.me(bench.pair().access)).object("authorization").object("scopes");
		const names = scopes.names.filter((name) => name !== "id");
		assert.deepEqual(
			names.filter((name) => scopes.boolean(name)),
			["asset_create", "offline"],
		);
		assert.ok(names.length >= 30 && names.length <= 40, String(names.length));
	});

	it("is offline right after pairing and online after the first contact", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		const statuses = [json(bench.me(access)).text("status"), json(bench.me(access)).text("status")];
		assert.deepEqual(statuses, ["offline", "online"]);
	});

	it("is offline again after five minutes of silence", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		bench.me(access);
		bench.pass(300_000);
		assert.equal(json(bench.me(access)).text("status"), "offline");
	});

	it("is kept online by heartbeats", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		bench.heartbeat(access);
		bench.pass(299_999);
		assert.equal(json(bench.me(access)).text("status"), "online");
	});

	it("says that the connection is paused, and online or offline again once resumed", () => {
		const bench = new Bench();
		const { access, pairingId } = bench.pair();
		bench.service.people.pause(pairingId);
		assert.equal(json(bench.me(access)).text("status"), "paused");
		bench.service.people.resume(pairingId);
		assert.equal(json(bench.me(access)).text("status"), "online");
	});

	it("has no expiry unless somebody chose one", () => {
		const bench = new Bench();
		const { access, pairingId } = bench.pair();
		assert.equal(json(bench.me(access)).object("authorization").has("expires_at"), false);
		bench.service.people.setExpiry(pairingId, Date.UTC(2031, 0, 1));
		const expiresAt = json(bench.me(access)).object("authorization").text("expires_at");
		assert.equal(expiresAt, "2031-01-01T00:00:00.000Z");
	});

	it("has the time zone of the user who paired until it is changed", () => {
		const bench = new Bench();
		const { access, pairingId } = bench.pair();
		assert.equal(json(bench.me(access)).text("timezone"), "Europe/Berlin");
		bench.service.people.setTimezone(pairingId, "Asia/Tokyo");
		assert.equal(json(bench.me(access)).text("timezone"), "Asia/Tokyo");
	});

	it("gives a renamed project its new name and its old id", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		const before = json(bench.me(access));
		bench.service.people.renameProject(before.text("project_id"), "Neuer Titel");
		const after = json(bench.me(access));
		assert.deepEqual(
			[after.object("project").text("name"), after.text("project_id")],
			["Neuer Titel", before.text("project_id")],
		);
	});

	it("repeats the firmware version of the caller", () => {
		const bench = new Bench();
		const answer = json(bench.me(bench.pair().access, { "x-client-version": "2.0.1" }));
		assert.equal(answer.text("last_known_firmware_version"), "2.0.1");
	});
});

describe("bearer calls (contract 9 and 10)", () => {
	const without = (bench: Bench) =>
		bench.service.handle({ method: "GET", path: "/v2/devices/me", headers: {}, body: Buffer.alloc(0) });

	it("answer 401 in detailed form without a token", () => {
		isUnauthorized(without(new Bench()));
	});

	it("answer 401 to an unknown token", () => {
		isUnauthorized(new Bench().me("unknown"));
	});

	it("answer 401 to a refresh token", () => {
		const bench = new Bench();
		isUnauthorized(bench.me(bench.pair().refresh));
	});

	it("answer 200 until the last millisecond of eight hours", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		bench.pass(28_799_999);
		assert.equal(bench.me(access).status, 200);
	});

	it("answer 401 after eight hours", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		bench.pass(28_800_000);
		isUnauthorized(bench.me(access));
	});

	it("answer 401 once the connection is forgotten", () => {
		const bench = new Bench();
		const { access, pairingId } = bench.pair();
		bench.service.people.forget(pairingId);
		isUnauthorized(bench.me(access));
	});

	it("answer 401 once the expiry is reached", () => {
		const bench = new Bench();
		const { access, pairingId } = bench.pair();
		bench.service.people.setExpiry(pairingId, bench.nowMs + 1);
		bench.pass(1);
		isUnauthorized(bench.me(access));
	});

	it("carry the rate limit, refused or not", () => {
		const bench = new Bench();
		for (const answer of [bench.me(bench.pair().access), without(bench)]) {
			const { headers } = answer;
			const names = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-window"];
			assert.deepEqual(
				names.map((name) => headers[name]),
				["100", "99", "1000"],
			);
		}
	});

	it("answer 429 beyond the rate limit, and again once the bucket has leaked", () => {
		const bench = new Bench({ rate: { limit: 2, windowMs: 1_000 } });
		const { access } = bench.pair();
		const statuses = [1, 2, 3].map(() => bench.me(access).status);
		bench.pass(500);
		assert.deepEqual([...statuses, bench.me(access).status], [200, 200, 429, 200]);
	});

	it("answer a heartbeat with 204 and nothing", () => {
		const bench = new Bench();
		const answer = bench.heartbeat(bench.pair().access);
		assert.deepEqual([answer.status, answer.body.length], [204, 0]);
	});

	it("refuse a heartbeat by GET", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		assert.equal(bench.service.handle(bearerRequest("GET", "/v2/devices/heartbeat", access)).status, 405);
	});
});

describe("other addresses", () => {
	const get = (path: string) =>
		new Bench().service.handle({ method: "GET", path, headers: {}, body: Buffer.alloc(0) });

	it("health is ok", () => {
		assert.equal(Buffer.from(get("/health").body).toString(), '{"status":"ok"}');
	});

	it("an unknown path is 404 in detailed form", () => {
		const answer = get("/v2/device/code");
		assert.deepEqual([answer.status, json(answer).text("message")], [404, "Not Found"]);
	});
});

import assert from "node:assert/strict";
import type { Profile } from "../../tools/c2c-service/logic/settings.js";
import { Bench, codeRequest, errorOf, formRequest, json, secret } from "./bench.js";

const path = "/v2/auth/device/code";
const fields = { client_id: "unit-1", client_secret: secret, scope: "asset_create offline" };

describe("device code request (contract 4 and 18)", () => {
	it("refuses another method with 405 and names the right one", () => {
		const answer = new Bench().service.handle({ ...codeRequest(), method: "GET" });
		assert.equal(answer.status, 405);
		assert.equal(answer.headers.allow, "POST");
	});

	it("checks the method before the content type", () => {
		const request = { ...codeRequest(), method: "PUT", headers: { "content-type": "application/json" } };
		assert.equal(new Bench().service.handle(request).status, 405);
	});

	it("refuses JSON as bad_request", () => {
		const body = Buffer.from(JSON.stringify(fields));
		const request = { ...codeRequest(), headers: { "content-type": "application/json" }, body };
		assert.equal(errorOf(new Bench().service.handle(request)), "400 bad_request");
	});

	it("refuses a body without a content type as bad_request", () => {
		assert.equal(errorOf(new Bench().service.handle({ ...codeRequest(), headers: {} })), "400 bad_request");
	});

	for (const name of ["client_id", "client_secret", "scope"]) {
		it(`refuses a request without ${name} as bad_request`, () => {
			assert.equal(errorOf(new Bench().askCode("unit-1", { [name]: "" })), "400 bad_request");
		});
	}

	it("asks for the fields before it looks at the secret", () => {
		const answer = new Bench().askCode("unit-1", { client_secret: "wrong", scope: "" });
		assert.equal(errorOf(answer), "400 bad_request");
	});

	it("refuses an unknown secret as invalid_client", () => {
		assert.equal(errorOf(new Bench().askCode("unit-1", { client_secret: "wrong" })), "400 invalid_client");
	});

	it("looks at the secret before the scope", () => {
		const answer = new Bench().askCode("unit-1", { client_secret: "wrong", scope: "everything" });
		assert.equal(errorOf(answer), "400 invalid_client");
	});

	it("refuses a scope word that no hardware may have as invalid_scope", () => {
		const answer = new Bench().askCode("unit-1", { scope: "asset_create offline asset_read" });
		assert.equal(errorOf(answer), "400 invalid_scope");
	});

	it("takes either scope word alone", () => {
		assert.equal(new Bench().askCode("unit-1", { scope: "asset_create" }).status, 200);
	});

	it("refuses a client_id of more than 255 characters", () => {
		assert.equal(errorOf(new Bench().askCode("x".repeat(256))), "400 bad_request");
	});

	it("gives the real lifetime and interval in seconds", () => {
		const answer = json(new Bench().askCode());
		assert.deepEqual([answer.number("expires_in"), answer.number("interval")], [120, 5]);
	});

	it("names the device after its model and its id", () => {
		assert.equal(json(new Bench().askCode("unit-7")).text("name"), "SLATE-BOARD-unit-7");
	});

	it("gives user codes of six digits", () => {
		const bench = new Bench();
		for (let unit = 0; unit < 300; unit += 1) assert.match(bench.code(`unit-${unit}`).userCode, /^\d{6}$/);
	});

	it("keeps leading zeros of a user code", () => {
		const bench = new Bench();
		const codes = Array.from({ length: 300 }, (_, unit) => bench.code(`unit-${unit}`).userCode);
		assert.ok(codes.some((code) => code.startsWith("0")));
	});

	it("never gives two live codes the same digits", () => {
		const bench = new Bench();
		const codes = Array.from({ length: 1_900 }, (_, unit) => bench.code(`unit-${unit}`).userCode);
		assert.equal(new Set(codes).size, codes.length);
	});

	it("drops the oldest codes beyond its bound", () => {
		const bench = new Bench();
		for (let count = 0; count < 2_100; count += 1) bench.code(`unit-${count}`);
		assert.equal(bench.service.state.codes.size, 2_000);
	});

	it("marks the answer as JSON that must not be kept", () => {
		const { headers } = new Bench().askCode();
		assert.deepEqual([headers["content-type"], headers["cache-control"]], ["application/json", "no-store"]);
	});

	it("dates the answer by its own clock", () => {
		assert.equal(new Bench().askCode().headers.date, "Tue, 15 Jan 2030 12:00:00 GMT");
	});
});

describe("verification link (contract 3, 4.2 and 18)", () => {
	it("fills the code into the link when the platypus header is true", () => {
		const answer = json(new Bench({ origin: "https://c2c.test" }).askCode());
		const link = `https://c2c.test/pair?code=${answer.text("user_code")}`;
		assert.equal(answer.text("verification_uri_complete"), link);
	});

	it("gives only the plain address without the platypus header", () => {
		const request = formRequest(path, fields, { "x-client-platypus-enabled": "" });
		const answer = json(new Bench().service.handle(request));
		assert.deepEqual(
			[answer.has("verification_uri"), answer.names.includes("verification_uri_complete")],
			[true, false],
		);
	});

	it("takes no other value of the platypus header than true", () => {
		const answer = json(new Bench().askCode("unit-1", {}, { "x-client-platypus-enabled": "1" }));
		assert.equal(answer.names.includes("verification_uri_complete"), false);
	});
});

describe("answer shapes", () => {
	const text = (profile: Profile): string => Buffer.from(new Bench({ profile }).askCode().body).toString();

	it("profile current writes whole numbers", () => {
		assert.match(text("current"), /"expires_in":120,"interval":5,/);
	});

	it("profile floats writes 120.0 literally", () => {
		assert.match(text("floats"), /"expires_in":120\.0,"interval":5\.0,/);
	});

	it("profile strings writes numbers in quotes", () => {
		assert.match(text("strings"), /"expires_in":"120","interval":"5",/);
	});

	it("profile null-link has a complete link that is null", () => {
		assert.match(text("null-link"), /"verification_uri_complete":null\}$/);
	});

	it("profile empty-link has a complete link that is empty", () => {
		assert.match(text("empty-link"), /"verification_uri_complete":""\}$/);
	});

	it("profile legacy has five fields", () => {
		const names = ["device_code", "user_code", "expires_in", "interval", "name"];
		assert.deepEqual(json(new Bench({ profile: "legacy" }).askCode()).names, names);
	});

	it("profile floats holds for tokens too", () => {
		const bench = new Bench({ profile: "floats" });
		const code = bench.code();
		bench.approve(code);
		assert.match(Buffer.from(bench.laterPoll(code).body).toString(), /"expires_in":28800\.0,/);
	});
});

describe("notes for the engineers of a device", () => {
	it("says that urlencoded is not what the documentation shows", () => {
		const bench = new Bench();
		const body = Buffer.from(new URLSearchParams(fields).toString());
		const headers = { "content-type": "application/x-www-form-urlencoded", "x-client-version": "1.2.3" };
		assert.equal(bench.service.handle({ ...codeRequest(), headers, body }).status, 200);
		assert.deepEqual(bench.notes, ["urlencoded form; the documented examples are all multipart"]);
	});

	it("says that x-client-version is missing", () => {
		const bench = new Bench();
		bench.askCode("unit-1", {}, { "x-client-version": "" });
		assert.deepEqual(bench.notes, ["no x-client-version header"]);
	});

	it("says that a client_id looks like an e-mail address", () => {
		const bench = new Bench();
		bench.askCode("somebody@example.org");
		assert.match(bench.notes.join(), /e-mail/);
	});

	it("says that a client_id looks like a MAC address", () => {
		const bench = new Bench();
		bench.askCode("24:6f:28:aa:bb:cc");
		assert.match(bench.notes.join(), /MAC/);
	});

	it("says that the firmware is older than the model allows", () => {
		const bench = new Bench();
		bench.service.state.models = [
			{ clientSecret: secret, name: "NEW", assetType: "audio", minimumFirmware: "1.10.0" },
		];
		bench.askCode();
		assert.match(bench.notes.join(), /older than 1\.10\.0/);
	});
});

import assert from "node:assert/strict";
import { refusalOf } from "../../tools/virtual-board/page-guard.js";

const own = { host: "127.0.0.1:8711" };
const press = { ...own, origin: "http://127.0.0.1:8711", "content-type": "application/json" };
const statusOf = (
	method: string,
	headers: Record<string, string>,
	names: string[] = [],
): number | undefined => refusalOf(method, headers, names)?.status;

describe("refusalOf", () => {
	for (const host of ["127.0.0.1:8711", "localhost:8711", "LOCALHOST", "[::1]:8711", "192.168.1.20:8711"]) {
		it(`lets a page be read at ${host}`, () => assert.equal(statusOf("GET", { host }), undefined));
	}

	it("lets a page be read at the name that was given", () => {
		assert.equal(statusOf("GET", { host: "box.local:8711" }, ["box.local"]), undefined);
	});

	for (const host of [
		"evil.example:8711",
		"127.0.0.1.evil.example",
		"",
		"localhost.evil.example",
		"@127.0.0.1",
	]) {
		it(`refuses the host name ${JSON.stringify(host)}`, () => assert.equal(statusOf("GET", { host }), 403));
	}

	it("refuses a request without a host name", () => assert.equal(statusOf("GET", {}), 403));

	it("lets the page itself press the button", () => assert.equal(statusOf("POST", press), undefined));

	it("refuses a press without an origin", () => {
		assert.equal(statusOf("POST", { ...own, "content-type": "application/json" }), 403);
	});

	for (const origin of ["https://evil.example", "null", "http://127.0.0.1:8712", "https://127.0.0.1:8711"]) {
		it(`refuses a press from ${origin}`, () => assert.equal(statusOf("POST", { ...press, origin }), 403));
	}

	it("refuses a press that the browser calls cross-site", () => {
		assert.equal(statusOf("POST", { ...press, "sec-fetch-site": "cross-site" }), 403);
	});

	it("refuses what a form of another site could send", () => {
		assert.equal(statusOf("POST", { ...press, "content-type": "text/plain" }), 415);
	});
});

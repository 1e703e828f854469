import assert from "node:assert/strict";
import { provedDateMs } from "../../modules/http/proved-date.js";

describe("the date of an answer", () => {
	const date = "Thu, 26 Nov 2026 11:00:00 GMT";
	const dateOf = (url: string, headers: Readonly<Record<string, string>>) =>
		provedDateMs(url, { status: 200, headers, body: new Uint8Array(0) });

	it("counts when TLS has proved the service", () => {
		assert.equal(dateOf("https://api.example/health", { date }), Date.UTC(2026, 10, 26, 11));
	});

	it("does not count over plain http", () => {
		assert.equal(dateOf("http://127.0.0.1/health", { date }), undefined);
	});

	for (const [what, headers] of [
		["is missing", {}],
		["is no date", { date: "soon" }],
		["was sent twice", { date: `${date}, ${date}` }],
	] as const) {
		it(`does not count when it ${what}`, () => {
			assert.equal(dateOf("https://api.example/health", headers), undefined);
		});
	}
});

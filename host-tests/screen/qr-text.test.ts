import assert from "node:assert/strict";
import fc from "fast-check";
import { qrPlan } from "../../modules/screen/qr-plan.js";
import { qrOfAddress } from "../../modules/screen/qr-text.js";
import { qrMatrix } from "../../tools/painter/qr-code.js";
import { readQr } from "../support/qr-readers.js";

const link100 = `https://app.frame.io/pair?code=048213&device=${"fieldbox-monitor-a1b2c3_".repeat(3).slice(0, 63)}`;

/** An address, the text of its code, and modules on a side as it is and then. */
const shorter: readonly (readonly [string, string, number, number])[] = [
	["https://app.frame.io/pair?code=048213", "HTTPS://APP.FRAME.IO/pair?code=048213", 29, 25],
	["https://link.example.com:8443/P/048213", "HTTPS://LINK.EXAMPLE.COM:8443/P/048213", 29, 25],
	[link100, link100.replace("https://app.frame.io", "HTTPS://APP.FRAME.IO"), 41, 37],
];

describe("the QR code of an address", () => {
	for (const [url, text, before, after] of shorter) {
		it(`has scheme and host in capitals, which takes fewer modules: ${text}`, () => {
			assert.equal(qrPlan(url)?.modules, before);
			assert.deepEqual([qrOfAddress(url)?.text, qrOfAddress(url)?.modules], [text, after]);
		});
	}

	const kept = [
		"https://app.frame.io/048213",
		"https://user@example.com/pairing/with/the/code/1",
		"https://[2001:db8::1]/pairing/with/the/code/048213",
		"https://a.io",
		"otpauth://APP/1",
		"",
	];
	for (const url of kept) {
		it(`stays as it is: ${url === "" ? "nothing" : url}`, () => assert.equal(qrOfAddress(url)?.text, url));
	}

	const link = fc.oneof(
		fc.webUrl({ withFragments: true, withQueryParameters: true }),
		fc
			.tuple(fc.domain(), fc.stringMatching(/^[0-9A-Za-z/.:?=&%-]{0,60}$/))
			.map(([host, rest]) => `https://${host}/${rest}`),
	);

	it("means the same address as before, whatever the link", () => {
		fc.assert(
			fc.property(link, (url) => {
				const text = qrOfAddress(url)?.text;
				if (text !== undefined) assert.equal(new URL(text).href, new URL(url).href);
			}),
			{ numRuns: 500 },
		);
	}).timeout(20_000);

	it("never has more modules than the address as it is", () => {
		fc.assert(
			fc.property(link, (url) => {
				assert.ok((qrOfAddress(url)?.modules ?? 99) <= (qrPlan(url)?.modules ?? 99));
			}),
		);
	});

	for (const [url] of shorter) {
		it(`is read by both decoders as the same address: ${url}`, async () => {
			const plan = qrOfAddress(url);
			const read = plan === undefined ? [] : await readQr(qrMatrix(plan));
			assert.deepEqual(
				read.map((text) => new URL(text ?? "").href),
				[new URL(url).href, new URL(url).href],
			);
		});
	}
});

import assert from "node:assert/strict";
import { qrOfAddress } from "../../modules/screen/qr-text.js";
import { addresses } from "../../tools/xs-host/qr-check.js";

/** The modes of an address's segments, such as `ABN`. */
function segmentsOf(address: string): string {
	return qrOfAddress(address)?.modes.replace(/(.)\1+/g, "$1") ?? "none";
}

describe("the addresses whose codes are compared on XS", () => {
	const combinations = new Set(addresses().map(segmentsOf));

	it("can all be planned", () => {
		assert.equal(combinations.has("none"), false);
	});

	it("are each another one", () => {
		assert.equal(new Set(addresses()).size, addresses().length);
	});

	it("have every mode after every other one", () => {
		for (const pair of ["NA", "NB", "AN", "AB", "BN", "BA"]) {
			assert.ok(
				[...combinations].some((modes) => modes.includes(pair)),
				`${pair} is in none of ${[...combinations].join(", ")}`,
			);
		}
	});

	it("are planned in at least 9 combinations of segments", () => {
		assert.ok(combinations.size >= 9, [...combinations].join(", "));
	});

	it("include some that stay as they are", () => {
		const kept = addresses().filter((address) => qrOfAddress(address)?.text === address);
		assert.ok(kept.includes("http://[fd00::10]:8628/pair?code=048213"), kept.join(" "));
	});
});

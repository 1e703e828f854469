import assert from "node:assert/strict";
import { leftOut } from "../../tools/test/left-out.js";

describe("what npm test leaves out", () => {
	it("is named with the reason when there is no Moddable SDK", () => {
		const [sim = "", link = ""] = leftOut({});
		assert.match(sim, /^skipped: npm run test:sim .*The Moddable SDK is not there: MODDABLE is not set/);
		assert.match(link, /^skipped: npm run test:link .*The Moddable SDK is not there: MODDABLE is not set/);
	});

	it("is named with what is wrong when MODDABLE names another folder", () => {
		for (const line of leftOut({ MODDABLE: "/nowhere" })) {
			assert.match(line, /^skipped: .*MODDABLE names \/nowhere, which is not a Moddable SDK/);
		}
	});
});

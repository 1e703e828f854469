import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeLine, encodeLine } from "../../tools/xs-host/script/message.js";

const fields = fc.array(fc.string({ unit: fc.constantFrom("a", "\t", "\n", "\\", "t", "n", "é") }), {
	minLength: 1,
});

describe("a line to the XS host", () => {
	it("comes back as it went in", () => {
		fc.assert(fc.property(fields, (one) => assert.deepEqual(decodeLine(encodeLine(one)), one)));
	});

	it("is one line, whatever its fields hold", () => {
		fc.assert(fc.property(fields, (one) => !encodeLine(one).includes("\n")));
	});
});

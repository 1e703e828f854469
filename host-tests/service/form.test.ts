import assert from "node:assert/strict";
import fc from "fast-check";
import { readForm } from "../../tools/c2c-service/logic/form.js";
import { multipartBody } from "./bench.js";

function read(contentType: string, body: string | Uint8Array) {
	const bytes = typeof body === "string" ? Buffer.from(body) : body;
	return readForm({ method: "POST", path: "/", headers: { "content-type": contentType }, body: bytes });
}

function fieldsOf(form: ReturnType<typeof readForm>): Record<string, string> {
	assert.equal(form.kind, "form", form.kind === "unreadable" ? form.text : "");
	return form.kind === "form" ? Object.fromEntries(form.fields) : {};
}

function isUnreadable(form: ReturnType<typeof readForm>, text: RegExp): void {
	assert.equal(form.kind, "unreadable");
	if (form.kind === "unreadable") assert.match(form.text, text);
}

const multipart = "multipart/form-data; boundary=b";
const part = (headers: string, value: string) => `--b\r\n${headers}\r\n\r\n${value}\r\n`;
const field = 'Content-Disposition: form-data; name="a"';

describe("multipart forms (RFC 7578)", () => {
	it("give their fields, whatever the values hold", () => {
		const values = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" });
		fc.assert(
			fc.property(values, values, (first, second) => {
				const body = multipartBody({ a: first, b_2: second }, "x-y");
				assert.deepEqual(fieldsOf(read("multipart/form-data; boundary=x-y", body)), {
					a: first,
					b_2: second,
				});
			}),
			{ examples: [["\r\n", "not --x-y"]] },
		);
	});

	it("may have a boundary in quotes", () => {
		assert.deepEqual(fieldsOf(read('Multipart/Form-Data; Boundary="b"', `${part(field, "1")}--b--`)), {
			a: "1",
		});
	});

	it("may have a content type per part", () => {
		const headers = `Content-Type: text/plain; charset=utf-8\r\n${field}`;
		assert.deepEqual(fieldsOf(read(multipart, `${part(headers, "ü")}--b--\r\n`)), { a: "ü" });
	});

	it("count an empty value as omitted (RFC 6749 §3.2)", () => {
		assert.deepEqual(fieldsOf(read(multipart, `${part(field, "")}--b--`)), {});
	});

	for (const [what, body, text] of [
		["without a first boundary", `x${part(field, "1")}--b--`, /does not start with the boundary/],
		["without a last boundary", part(field, "1"), /is not followed|closing boundary is missing/],
		["that are cut in a value", part(field, "1").slice(0, -2), /closing boundary is missing/],
		["with something after the end", `${part(field, "1")}--b--\r\nx`, /follows the closing boundary/],
		["with bare line feeds", `--b\n${field}\n\n1\n--b--`, /not followed by a line end/],
		["with a part without headers", "--b\r\nvalue\r\n--b--", /no empty line/],
		["with a part without a name", part("Content-Disposition: form-data", "1"), /no usable name/],
		["with a file", part(`${field}; filename="x"`, "1"), /is a file/],
		["with a transfer encoding", part(`${field}\r\nContent-Transfer-Encoding: base64`, "1"), /transfer/],
		["with a malformed header", part(`${field}\r\nnonsense`, "1"), /malformed header/],
		["with a field twice", part(field, "1") + part(field, "2"), /twice/],
		["with seventeen parts", part(field, "1").repeat(17), /too many parts/],
		["with a long value", part(field, "x".repeat(8_193)), /too long/],
		["with long headers", part(`${field}\r\nx: ${"y".repeat(1_024)}`, "1"), /headers of a part are too long/],
	] as const) {
		it(`are refused ${what}`, () => {
			const closed = body.includes("--b--") || what.includes("last") || what.includes("cut");
			isUnreadable(read(multipart, closed ? body : `${body}--b--`), text);
		});
	}

	it("are refused with a value that is not UTF-8", () => {
		const body = Buffer.from(`${part(field, "\u00ff")}--b--`, "latin1");
		isUnreadable(read(multipart, body), /not UTF-8/);
	});

	it("are refused without a boundary in the content type", () => {
		isUnreadable(read("multipart/form-data", `${part(field, "1")}--b--`), /no usable boundary/);
	});

	it("are refused beyond 64 KiB", () => {
		isUnreadable(read(multipart, Buffer.alloc(65_537)), /body is too long/);
	});
});

describe("urlencoded forms (RFC 6749 Appendix B)", () => {
	const type = "application/x-www-form-urlencoded";

	it("give their fields, whatever the values hold", () => {
		const values = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" });
		fc.assert(
			fc.property(values, (value) => {
				assert.deepEqual(fieldsOf(read(type, new URLSearchParams({ a: value }).toString())), { a: value });
			}),
		);
	});

	for (const [what, body, text] of [
		["with a broken percent sign", "a=%zz", /percent/],
		["with a percent sequence that is not UTF-8", "a=%ff", /percent/],
		["with a field twice", "a=1&a=2", /twice/],
		["with a field without an equals sign", "a=1&b", /equals/],
		["with seventeen fields", Array.from({ length: 17 }, (_, i) => `f${i}=1`).join("&"), /too many/],
	] as const) {
		it(`are refused ${what}`, () => isUnreadable(read(type, body), text));
	}
});

describe("any bytes", () => {
	it("never make the reader throw", () => {
		const body = fc.oneof(
			fc.uint8Array({ maxLength: 300 }),
			fc
				.string({ unit: fc.constantFrom("--b", "\r\n", field, ":", "a", "=", "&", "%", "-") })
				.map(Buffer.from),
		);
		const types = fc.constantFrom(multipart, "application/x-www-form-urlencoded", "", "a;boundary=");
		fc.assert(
			fc.property(types, body, (type, bytes) => {
				read(type, bytes);
			}),
			{ numRuns: 2_000 },
		);
	});
});

import assert from "node:assert/strict";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import fc from "fast-check";
import { encodeForm, type FieldName, type Form, type FormField } from "../../modules/c2c/form.js";

const names: readonly FieldName[] = ["client_id", "client_secret", "scope", "device_code", "token"];
const values = fc.oneof(
	fc.string({ unit: "binary", maxLength: 200 }),
	fc.constantFrom(
		"slate-0",
		"--slate-0--\r\n",
		"slate-0slate-1slate-2",
		"\r\n--slate-1",
		"a=b&c=d+e%20",
		"ü€😀",
	),
);
const forms = fc.array(fc.tuple(fc.constantFrom(...names), values), {
	minLength: 1,
	maxLength: 6,
});

const textOf = (form: Form) => Buffer.from(form.body).toString("utf8");

function parseMultipart(form: Form): Promise<FormField[]> {
	const headers: BusboyHeaders = { "content-type": form.contentType };
	return new Promise((resolve, reject) => {
		const found: FormField[] = [];
		const parser = new Busboy({ headers });
		parser.on("field", (name, value) => {
			const known = names.find((candidate) => candidate === name);
			if (known !== undefined) found.push([known, value]);
		});
		parser.on("finish", () => resolve(found));
		parser.on("error", reject);
		parser.end(Buffer.from(form.body));
	});
}

describe("urlencoded forms", () => {
	it("are exactly what RFC 6749 Appendix B describes", () => {
		const form = encodeForm(
			[
				["client_id", " %&+£€"],
				["scope", "asset_create offline"],
			],
			"urlencoded",
		);
		assert.equal(form.contentType, "application/x-www-form-urlencoded");
		assert.equal(textOf(form), "client_id=+%25%26%2B%C2%A3%E2%82%AC&scope=asset_create+offline");
	});

	it("are byte for byte what URLSearchParams writes", () => {
		fc.assert(
			fc.property(forms, (fields) => {
				const expected = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
				assert.equal(textOf(encodeForm(fields, "urlencoded")), expected);
			}),
		);
	});

	it("come back from URLSearchParams as they were", () => {
		fc.assert(
			fc.property(forms, (fields) => {
				const found = [...new URLSearchParams(textOf(encodeForm(fields, "urlencoded")))];
				assert.deepEqual(found, fields);
			}),
		);
	});
});

describe("multipart forms", () => {
	it("are exactly what RFC 7578 describes", () => {
		const form = encodeForm(
			[
				["client_id", "unit 1"],
				["scope", "ü"],
			],
			"multipart",
		);
		assert.equal(form.contentType, "multipart/form-data; boundary=slate-0");
		assert.equal(
			textOf(form),
			'--slate-0\r\nContent-Disposition: form-data; name="client_id"\r\n\r\nunit 1\r\n' +
				'--slate-0\r\nContent-Disposition: form-data; name="scope"\r\n\r\nü\r\n--slate-0--\r\n',
		);
	});

	it("have a boundary that occurs in no value", () => {
		const typeFor = (value: string) => encodeForm([["token", value]], "multipart").contentType;
		assert.equal(typeFor("slate-0"), "multipart/form-data; boundary=slate-1");
		assert.equal(typeFor("slate-0 slate-1"), "multipart/form-data; boundary=slate-2");
	});

	it("are the same bytes every time", () => {
		fc.assert(
			fc.property(forms, (fields) => {
				assert.deepEqual(encodeForm(fields, "multipart"), encodeForm(fields, "multipart"));
			}),
		);
	});

	it("come back from a parser as they were", async () => {
		await fc.assert(
			fc.asyncProperty(forms, async (fields) => {
				const found = await parseMultipart(encodeForm(fields, "multipart"));
				assert.deepEqual(found, fields);
			}),
		);
	});
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { emptyUnknownNames } from "../../modules/c2c/known-names.js";

function emptied(json: string): string {
	const bytes = new TextEncoder().encode(json);
	emptyUnknownNames(bytes);
	return new TextDecoder().decode(bytes);
}

function wellFormed(text: string): string {
	return new TextDecoder().decode(new TextEncoder().encode(text));
}

/** The names of all members at any depth. */
function namesOf(value: unknown): readonly string[] {
	if (typeof value !== "object" || value === null) return [];
	const names = Array.isArray(value) ? [] : Object.keys(value);
	return [...names, ...Object.values(value).flatMap(namesOf)];
}

/** What is left when members of other names are left out at every depth. */
function known(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(known);
	if (typeof value !== "object" || value === null) return value;
	const members = Object.entries(value).filter(([name]) => ["error", "name", "project"].includes(name));
	return Object.fromEntries(members.map(([name, member]) => [name, known(member)]));
}

const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		fc.oneof(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
		fc.array(tie("value"), { maxLength: 4 }),
		fc.dictionary(
			fc.oneof(
				fc.constantFrom("error", "name", "project"),
				fc.string({ unit: "grapheme" }).map((name) => `x${name}`),
			),
			tie("value"),
			{ maxKeys: 5, noNullPrototype: true },
		),
	),
}));

const texts = fc
	.tuple(values, fc.constantFrom(undefined, 1, "\t"))
	.map(([value, indent]) => wellFormed(JSON.stringify(value, null, indent)));

describe("names in an answer", () => {
	it("that nothing needs are empty, so that XS does not keep them", () => {
		assert.equal(emptied('{"name": 1, "other" : {"x":2}}'), '{"name": 1, ""      : {"" :2}}');
	});

	it("are left as they are in texts, even before a colon", () => {
		assert.equal(
			emptied('{"name":"other\\": 1","error":["a",":"]}'),
			'{"name":"other\\": 1","error":["a",":"]}',
		);
	});

	it("are never others than the known ones and the empty one", () => {
		const few = new Set(["", "error", "name", "project"]);
		fc.assert(
			fc.property(texts, (text) => namesOf(JSON.parse(emptied(text))).every((name) => few.has(name))),
		);
	});

	it("that are known keep their values", () => {
		fc.assert(
			fc.property(texts, (text) =>
				assert.deepEqual(known(JSON.parse(emptied(text))), known(JSON.parse(text))),
			),
		);
	});

	it("may be in what is no JSON at all: nothing throws, and no byte is added", () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				const before = bytes.length;
				emptyUnknownNames(bytes);
				return bytes.length === before;
			}),
		);
	});

	it("do not count for the depth, which is that of the brackets outside texts", () => {
		assert.equal(emptyUnknownNames(new TextEncoder().encode('{"name":["[[[",{}],"}}":1}')), 3);
	});
});

import assert from "node:assert/strict";
import { figuresOf } from "../../tools/xs-host/figures.js";
import { type Measurement, readMeasurement } from "../../tools/xs-host/measurement.js";

const zero: Measurement = readMeasurement(["measure", ...Array.from({ length: 10 }, () => "0")]);
const span = { before: zero, after: zero, count: 1 };

function figuresWith(screens: ReadonlyMap<string, number>) {
	return figuresOf({
		pairing: new Map(),
		life: new Map(),
		polls: span,
		exchanges: span,
		screens,
		preloaded: { slots: 0, chunkBytes: 0, version: "" },
		days: 30,
	});
}

const screens = new Map([
	["en 240x240 waiting", 10],
	["en 240x240 paired", 20],
	["en 320x240 waiting-long-name", 30],
	["ja 240x240 waiting", 40],
]);

describe("figures of pictures on XS", () => {
	it("tell the usual code in English from that in Japanese", () => {
		const figures = figuresWith(screens);
		assert.equal(figures["the usual code on 240x240: computrons"], 10);
		assert.equal(figures["the usual code in Japanese on 240x240: computrons"], 40);
	});

	it("have the costliest picture in English, on any panel", () => {
		assert.equal(figuresWith(screens)["the costliest picture in English: computrons"], 30);
	});

	it("are not made without a picture that has a ceiling", () => {
		const without = new Map([...screens].filter(([title]) => title !== "ja 240x240 waiting"));
		assert.throws(() => figuresWith(without), /"ja 240x240 waiting" was not laid out/);
	});
});

import assert from "node:assert/strict";
import fc from "fast-check";
import {
	encodeFrame,
	type Frame,
	FrameReader,
	maxFrameBytes,
	parseFrame,
} from "../../modules/provisioning/console-frame.js";

const line = (body: string, sequence = 7): string =>
	Buffer.from(encodeFrame("request", sequence, body))
		.toString("latin1")
		.trimEnd();

function read(...parts: readonly (string | Uint8Array)[]): readonly Frame[] {
	const reader = new FrameReader();
	return parts.flatMap((part) => [...Buffer.from(part)].flatMap((byte) => reader.take(byte) ?? []));
}

const bodies = (frames: readonly Frame[]): readonly string[] => frames.map(({ body }) => body);

describe("a frame on the console", () => {
	it("is one line of ASCII with its number and checksum", () => {
		assert.equal(line("hello 1"), "~slate>0007 hello 1 b0557dcc");
	});

	it("comes back as it went out", () => {
		const body = fc.stringMatching(/^[!-}]{1,20}( [!-}]{1,20}){0,3}$/);
		fc.assert(
			fc.property(body, fc.integer({ min: 0, max: 0xffff }), (text, sequence) => {
				const frame = parseFrame(line(text, sequence));
				assert.deepEqual([frame?.body, frame?.sequence, frame?.direction], [text, sequence, "request"]);
			}),
		);
	});

	it("is refused before it is sent when it is longer than a UART holds", () => {
		assert.equal(encodeFrame("request", 1, "x".repeat(98)).length, maxFrameBytes);
		assert.throws(() => encodeFrame("request", 1, "x".repeat(99)), RangeError);
	});

	it("does not count with any one bit of it changed", () => {
		const bytes = Buffer.from(line("put ssid 0 5365742037"));
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			assert.equal(parseFrame(changed.toString("latin1")), undefined, `bit ${bit}`);
		}
	});

	it("does not count when it is cut short anywhere", () => {
		const whole = line("commit 00000000");
		for (let length = 0; length < whole.length; length++) {
			assert.equal(parseFrame(whole.slice(0, length)), undefined);
		}
	});
});

describe("the reader of frames", () => {
	const frame = `${line("restart")}\n`;

	it("finds a frame behind half a line of a log", () => {
		assert.deepEqual(bodies(read("info joining the netw", frame)), ["restart"]);
	});

	it("finds frames between lines of JSON", () => {
		const json = '{"at":3,"state":"waiting","view":{"title":"~slate>0007 hello"}}\n';
		assert.deepEqual(bodies(read(json, frame, json, frame)), ["restart", "restart"]);
	});

	it("finds a frame that comes byte by byte, and one that ends in a carriage return", () => {
		assert.deepEqual(bodies(read(...[...frame].map((character) => character))), ["restart"]);
		assert.deepEqual(bodies(read(`${line("restart")}\r\n`)), ["restart"]);
	});

	it("finds a frame behind one that was never ended", () => {
		assert.deepEqual(bodies(read("~slate>0007 put ssid 0 53", frame)), ["restart"]);
	});

	it("finds a frame behind a line without end, of which it keeps nothing", () => {
		assert.deepEqual(bodies(read(`~${"x".repeat(100_000)}`, frame)), ["restart"]);
	});

	it("gives nothing for a frame with a log line in its middle", () => {
		assert.deepEqual(read(`${frame.slice(0, 12)}warning\n${frame.slice(12)}`), []);
	});

	it("takes any bytes, and afterwards a frame", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
				assert.equal(bodies(read(noise, "\n", frame)).at(-1), "restart");
			}),
		);
	});
});

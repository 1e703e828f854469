import assert from "node:assert/strict";
import fc from "fast-check";
import { AnswerReader, type Reading } from "../../modules/http/answer-reader.js";

const limits = { maxHeadBytes: 1024, maxBodyBytes: 100 };
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** What comes of an answer that arrives in the given pieces. */
function readPieces(pieces: readonly Uint8Array[], isEnded = false): Reading {
	const reader = new AnswerReader(limits);
	let reading: Reading = { kind: "more" };
	for (const piece of pieces) {
		if (reading.kind !== "more") break;
		reading = reader.push(piece);
	}
	return reading.kind === "more" && isEnded ? reader.end() : reading;
}

const read = (text: string, isEnded = false): Reading => readPieces([bytesOf(text)], isEnded);

/** The body of a whole answer, or what else came of it. */
function bodyOf(reading: Reading): string {
	if (reading.kind !== "whole") return reading.kind === "failed" ? reading.failure : reading.kind;
	return Buffer.from(reading.response.body).toString("latin1");
}

const headersOf = (reading: Reading): Readonly<Record<string, string>> => {
	assert.ok(reading.kind === "whole");
	return reading.response.headers;
};

const keepsAlive = (text: string, isEnded = false): boolean => {
	const reading = read(text, isEnded);
	assert.ok(reading.kind === "whole");
	return reading.keepsAlive;
};

const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

describe("an answer of HTTP/1.1", () => {
	it("has a body of the announced length", () => {
		assert.equal(bodyOf(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")), "ok");
	});

	it("has names in lower case, and the values of one name joined", () => {
		const reading = read("HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a:2 \r\nContent-Length: 0\r\n\r\n");
		assert.equal(headersOf(reading)["x-a"], "1, 2");
	});

	it("cannot change the object that holds its headers", () => {
		const reading = read("HTTP/1.1 200 OK\r\n__proto__: 1\r\nconstructor: 2\r\nContent-Length: 0\r\n\r\n");
		assert.equal(headersOf(reading).constructor, "2");
		assert.equal(Object.getPrototypeOf(headersOf(reading)), Object.prototype);
	});

	it("is whole with chunks, their extensions and its trailers", () => {
		assert.equal(bodyOf(read(`${chunked}2;a=b\r\nab\r\n3\r\ncde\r\n0\r\nX-Trailer: 1\r\n\r\n`)), "abcde");
	});

	it("has a body up to the connection's end where no length is said", () => {
		assert.equal(bodyOf(read("HTTP/1.1 200 OK\r\n\r\nall", true)), "all");
		assert.equal(read("HTTP/1.1 200 OK\r\n\r\nall").kind, "more");
	});

	for (const status of [204, 304]) {
		it(`has no body with ${status}, whatever its fields say`, () => {
			assert.equal(bodyOf(read(`HTTP/1.1 ${status} X\r\nContent-Length: 5\r\n\r\n`)), "");
		});
	}

	it("is the one after interim answers", () => {
		const text = "HTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx";
		assert.equal(bodyOf(read(text)), "x");
		assert.equal("link" in headersOf(read(text)), false);
	});

	it("may end its lines with a bare LF, and go without a reason", () => {
		assert.equal(bodyOf(read("HTTP/1.1 200\nContent-Length: 1\n\nx")), "x");
	});

	it("is the same in whatever pieces it comes", () => {
		const whole = bytesOf(`${chunked}2\r\nab\r\n1\r\nc\r\n0\r\n\r\n`);
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: whole.length })), (cuts) => {
				const ends = [...cuts.sort((a, b) => a - b), whole.length];
				const pieces = ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
				assert.equal(bodyOf(readPieces(pieces)), "abc");
			}),
		);
	});
});

describe("the connection", () => {
	it("carries another request after a whole answer", () => {
		assert.equal(keepsAlive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), true);
	});

	it("does not when the service closes it", () => {
		assert.equal(keepsAlive("HTTP/1.1 200 OK\r\nConnection: a, Close\r\nContent-Length: 0\r\n\r\n"), false);
	});

	it("does not with HTTP/1.0, with a body up to its end, or with bytes after the answer", () => {
		assert.equal(keepsAlive("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"), false);
		assert.equal(keepsAlive("HTTP/1.1 200 OK\r\n\r\nx", true), false);
		assert.equal(keepsAlive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200"), false);
	});
});

describe("what is no answer", () => {
	const malformed: readonly (readonly [string, string])[] = [
		["another protocol", "SSH-2.0-x\r\n\r\n"],
		["another version", "HTTP/2 200 OK\r\n\r\n"],
		["a status of two digits", "HTTP/1.1 20 OK\r\n\r\n"],
		["a field without a colon", "HTTP/1.1 200 OK\r\nfield\r\n\r\n"],
		["a space before the colon", "HTTP/1.1 200 OK\r\na : b\r\n\r\n"],
		["a folded field", "HTTP/1.1 200 OK\r\na: b\r\n c\r\n\r\n"],
		["a length that is no number", "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n"],
		["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"],
		["a coding that nobody asked for", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"],
		["another protocol after 101", "HTTP/1.1 101 Switching\r\n\r\n"],
		["a line that is no field, before the head has ended", "HTTP/1.1 200 OK\r\nno field\r\n"],
		["a CR within a field", "HTTP/1.1 200 OK\r\nX: a\rb\r\nContent-Length: 0\r\n\r\n"],
		["a chunk's size that is no number", `${chunked}zz\r\n`],
		["a chunk longer than it says", `${chunked}1\r\nabc\r\n`],
	];
	for (const [name, text] of malformed) {
		it(`is not HTTP: ${name}`, () => assert.equal(bodyOf(read(text)), "not-http"));
	}

	it("is too large: by its announced length, by one chunk, by all of them, by a body without a length", () => {
		assert.equal(bodyOf(read("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n")), "too-large");
		assert.equal(bodyOf(read(`${chunked}65\r\n`)), "too-large");
		assert.equal(bodyOf(read(`${chunked}64\r\n${"x".repeat(100)}\r\n1\r\n`)), "too-large");
		assert.equal(bodyOf(read(`HTTP/1.1 200 OK\r\n\r\n${"x".repeat(101)}`)), "too-large");
	});

	it("is too large: by its fields, by interim answers without an end, by trailers", () => {
		assert.equal(bodyOf(read(`HTTP/1.1 200 OK\r\na: ${"b".repeat(1024)}`)), "too-large");
		assert.equal(bodyOf(read("HTTP/1.1 100 Continue\r\n\r\n".repeat(50))), "too-large");
		assert.equal(bodyOf(read(`${chunked}0\r\n${"a: b\r\n".repeat(200)}`)), "too-large");
	});

	it("is cut off: within its head, its body or a chunk", () => {
		for (const text of [
			"HTTP/1.1 200 OK\r\nConte",
			"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
			`${chunked}3\r\nab`,
		]) {
			assert.equal(bodyOf(read(text, true)), "reset");
		}
	});
});

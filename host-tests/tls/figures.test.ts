import assert from "node:assert/strict";
import {
	type Figures,
	type Kind,
	type Protocol,
	peakOnBoard,
	shareOf,
	spokenProtocols,
	takeFigures,
} from "../../tools/tls-check/figures.js";

/** Of a first handshake's computing, what a resumed one takes at most. */
const shares: readonly Readonly<{ kind: Kind; protocol: Protocol; most: number; note: string }>[] = [
	{ kind: "ecdsa", protocol: "TLSv1.2", most: 0.5, note: "half" },
	{ kind: "rsa", protocol: "TLSv1.2", most: 0.5, note: "half" },
	{ kind: "ecdsa", protocol: "TLSv1.3", most: 0.5, note: "half" },
	// Nearly all of it is the agreement on a new key, which keeps what was recorded from who steals a key later.
	{ kind: "rsa", protocol: "TLSv1.3", most: 0.9, note: "90 %, and misses the half that is wanted," },
];

describe("what a TLS session takes", () => {
	let figures: Figures;
	before(async function () {
		this.timeout(60_000);
		figures = await takeFigures();
	});

	it("is at most 45 KB of heap at the peak, with records of 16 KiB, on a board", () => {
		// Pointers of 64 bits are twice as long as a board's: such a program takes more, and the bound is to notice a leap.
		const most = figures.pointerBytes === 4 ? 45_000 : figures.protocol === "TLSv1.3" ? 62_000 : 58_000;
		assert.ok(peakOnBoard(figures) <= most, `${peakOnBoard(figures)} bytes`);
	});

	it("is less once the session is open", () => {
		assert.ok(figures.heapOpen < figures.heapPeak, `${figures.heapOpen} of ${figures.heapPeak} bytes`);
	});

	it("is at most 8 KB of stack", () => {
		assert.ok(figures.stackPeak <= 8_000, `${figures.stackPeak} bytes`);
	});

	for (const { kind, protocol, most, note } of shares) {
		if (!spokenProtocols().includes(protocol)) continue;
		it(`is at most ${note} of the computing when it is resumed, with ${kind} and ${protocol}`, () => {
			const times = figures.times.find((row) => row.kind === kind && row.protocol === protocol);
			assert.ok(times !== undefined);
			assert.ok(shareOf(times) <= most, `${times.resumedUs} of ${times.firstUs} µs`);
		});
	}
});

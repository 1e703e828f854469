import assert from "node:assert/strict";
import { type Figures, peakOnBoard, takeFigures } from "../../tools/tls-check/figures.js";

describe("what a TLS session takes", () => {
	let figures: Figures;
	before(async function () {
		this.timeout(60_000);
		figures = await takeFigures();
	});

	it("is at most 45 KB of heap at the peak, with records of 16 KiB, on a board", () => {
		// Pointers of 64 bits are twice as long as a board's: such a program takes more, and the bound is to notice a leap.
		const most = figures.pointerBytes === 4 ? 45_000 : figures.protocol === "TLSv1.3" ? 60_000 : 48_000;
		assert.ok(peakOnBoard(figures) <= most, `${peakOnBoard(figures)} bytes`);
	});

	it("is less once the session is open", () => {
		assert.ok(figures.heapOpen < figures.heapPeak, `${figures.heapOpen} of ${figures.heapPeak} bytes`);
	});

	it("is at most 8 KB of stack", () => {
		assert.ok(figures.stackPeak <= 8_000, `${figures.stackPeak} bytes`);
	});

	for (const kind of ["ecdsa", "rsa"] as const) {
		// In TLS 1.3 a resumed handshake agrees on a new key, too, which costs more than all that it saves of RSA.
		it(`is at most half of the computing when it is resumed, with ${kind}, in TLS 1.3 with ECDSA alone`, () => {
			const { firstUs, resumedUs } = figures[kind];
			const most = kind === "rsa" && figures.protocol === "TLSv1.3" ? 0.95 : 0.5;
			assert.ok(resumedUs <= firstUs * most, `${resumedUs} µs, ${firstUs} µs for a first one`);
		});
	}
});

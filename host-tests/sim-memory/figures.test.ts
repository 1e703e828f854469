import assert from "node:assert/strict";
import { FieldError } from "../../tools/shared/fields.js";
import { describeFigures } from "../../tools/sim-memory/figures.js";
import { readMemory } from "../../tools/sim-memory/memory-line.js";

const use = (slots: number, chunks: number) => ({ slots: slots * 32, chunks, stack: 0 });

describe("the figures of the engine's memory", () => {
	it("are read from the board's answer", () => {
		const peak = { slots: 64, chunks: 10, stack: 3 };
		const rest = { slots: 32, chunks: 5, stack: 2 };
		assert.deepEqual(readMemory(`memory 7 ${JSON.stringify({ peak, rest })}`), { peak, rest });
	});

	it("are refused where a number is missing", () => {
		assert.throws(() => readMemory('memory 7 {"peak":{"slots":1},"rest":{}}'), FieldError);
	});

	it("are told in slots, and in the half of the bytes that a board's slots have", () => {
		const moments = [{ name: "paired", rest: use(1_000, 20_000), peak: use(1_500, 30_000) }];
		const text = describeFigures({ moments, growth: use(0, 0) });
		assert.match(text, /^\| paired \| 1,000 \| 16,000 \| 20,000 \| 1,500 \| 30,000 \|$/m);
	});

	it("tell a growth by its sign", () => {
		assert.match(
			describeFigures({ moments: [], growth: use(3, -8) }),
			/^Over 500 polls: \+3 slots, -8 bytes of chunks\.$/m,
		);
	});
});

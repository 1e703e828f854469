import assert from "node:assert/strict";
import fc from "fast-check";
import { holdMs, resetMs } from "../../modules/pairing/state.js";
import { parseCommand } from "../../tools/virtual-board/commands.js";

const durationOf = (line: string): number => {
	const command = parseCommand(line);
	return command.kind === "button" ? command.forMs : Number.NaN;
};

describe("parseCommand", () => {
	it("holds the button shorter than a hold for press", () => {
		assert.ok(durationOf("press") < 700);
	});

	it("holds the button as long as cancelling and unpairing need, and not for a reset, for hold", () => {
		assert.ok(durationOf("hold") > holdMs && durationOf("hold") < resetMs);
	});

	it("holds the button as long as a factory reset needs for long-hold", () => {
		assert.ok(durationOf("long-hold") > resetMs);
	});

	it("takes a file name with spaces for shot", () => {
		assert.deepEqual(parseCommand("shot my file.png"), { kind: "shot", file: "my file.png" });
	});

	it("takes a percentage or none for battery", () => {
		assert.deepEqual(parseCommand("battery 81"), { kind: "battery", percent: 81 });
		assert.deepEqual(parseCommand("battery 100"), { kind: "battery", percent: 100 });
		assert.deepEqual(parseCommand("battery none"), { kind: "battery", percent: undefined });
	});

	it("knows quit, and takes spaces around it", () => {
		assert.deepEqual(parseCommand(" quit\r"), { kind: "quit" });
	});

	it("takes an empty line as nothing", () => {
		assert.deepEqual(parseCommand("  "), { kind: "nothing" });
	});

	for (const line of [
		"pres",
		"shot",
		"quit now",
		"battery",
		"battery 101",
		"battery -1",
		"constructor",
		"__proto__",
	]) {
		it(`answers ${JSON.stringify(line)} with the list of commands`, () => {
			const command = parseCommand(line);
			assert.ok(command.kind === "unknown");
			assert.match(
				command.text,
				/there are: press, hold, long-hold, battery PERCENT\|none, shot FILE\.png, quit/,
			);
		});
	}

	it("complains in one short line of plain text, whatever the line holds", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 300 }), (line) => {
				const command = parseCommand(line);
				if (command.kind !== "unknown") return;
				assert.doesNotMatch(command.text, /\p{Cc}/u);
				assert.ok([...command.text].length < 140);
			}),
		);
	});
});

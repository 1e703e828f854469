import assert from "node:assert/strict";
import { halfBlockQr } from "../../tools/virtual-board/half-blocks.js";
import { TerminalScreen } from "../../tools/virtual-board/terminal.js";
import { readWithJsqr } from "../support/qr-readers.js";
import { codeView, quietView } from "./views.js";

const escapeCharacter = "\u001b";
const colours = new RegExp(`${escapeCharacter}\\[[0-9;]*m`, "g");

/** The picture that a terminal would show, one black or white square of `size` pixels per module. */
function drawn(
	lines: readonly string[],
	size: number,
): { rgba: Uint8ClampedArray; width: number; height: number } {
	const rows = lines.map((line) => [...line.replace(colours, "")]);
	const modules = rows.flatMap((row) => [
		row.map((cell) => cell === "█" || cell === "▀"),
		row.map((cell) => cell === "█" || cell === "▄"),
	]);
	const width = (modules[0]?.length ?? 0) * size;
	const height = modules.length * size;
	const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const isDark = modules[Math.floor(y / size)]?.[Math.floor(x / size)] === true;
			if (isDark) rgba.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
		}
	}
	return { rgba, width, height };
}

describe("halfBlockQr", () => {
	it("can be read back from the terminal", () => {
		const lines = halfBlockQr("https://pair.example/c2c?code=048213", 80);
		assert.ok(lines !== undefined);
		const { rgba, width, height } = drawn(lines, 4);
		assert.equal(readWithJsqr(rgba, width, height), "https://pair.example/c2c?code=048213");
	});

	it("is left out when the terminal is too narrow for it", () => {
		assert.equal(halfBlockQr("https://pair.example/c2c?code=048213", 20), undefined);
	});

	it("fits into 80 columns for the longest link that a board draws", () => {
		const lines = halfBlockQr(`https://${"x".repeat(255)}`, 80);
		assert.ok(lines?.every((line) => line.replace(colours, "").length <= 80));
	});
});

describe("TerminalScreen", () => {
	const rig = (columns: number | undefined) => {
		const written: string[] = [];
		const screen = new TerminalScreen({ write: (text) => written.push(text), columns });
		return { screen, text: () => written.join("") };
	};

	it("says a state in one plain line", () => {
		const { screen, text } = rig(80);
		screen.show(quietView);
		assert.equal(text(), "Not paired · Press to pair.\n");
	});

	it("says nothing again that has not changed for a person", () => {
		const { screen, text } = rig(80);
		screen.show(quietView);
		screen.show({ ...quietView, hold: { label: "Unpair", startsAt: 0, endsAt: 1 } });
		assert.equal(text().split("\n").length, 2);
	});

	it("shows digits, address, link and QR code of a new code once", () => {
		const { screen, text } = rig(80);
		screen.show(codeView);
		screen.show({ ...codeView, notice: "Connection lost, trying again" });
		assert.equal(text().match(/048 213/g)?.length, 1);
		assert.match(text(), /▀/);
		assert.match(text(), /Scan, or enter the code at pair\.example\/c2c/);
		assert.match(text(), /https:\/\/pair\.example\/c2c\?code=048213/);
	});

	it("draws no QR code where there is no terminal", () => {
		const { screen, text } = rig(undefined);
		screen.show(codeView);
		assert.doesNotMatch(text(), /[▀▄█]/);
		assert.ok(!text().includes(escapeCharacter));
		assert.match(text(), /048 213/);
	});

	it("does not speak of scanning where no QR code is drawn", () => {
		const { screen, text } = rig(10);
		screen.show(codeView);
		assert.match(text(), /Enter the code at pair\.example/);
	});
});

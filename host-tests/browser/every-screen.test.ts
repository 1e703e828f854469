import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { languages } from "../../modules/language/languages.js";
import { panels } from "../../modules/screen/panels.js";
import type { Program } from "../board/program.js";
import type { BoardPage } from "./board-page.js";
import { keepPicture } from "./screenshots.js";
import { startBoard } from "./started-board.js";

const waitMs = 30_000;

/** The steps follow one another; each is one claim. */
describe("the board's page and its second page", function () {
	this.timeout(60_000);
	let browser: Browser;
	let program: Program;
	let board: BoardPage;
	let page: Page;
	let url: string;

	let close: (() => Promise<void>) | undefined;

	before(async () => {
		({ browser, program, page, board, url, close } = await startBoard(1280, 720));
	});
	after(() => close?.());

	it("shows the line about the keys whole in a window of 1280 × 720", async () => {
		const box = await page.locator(".keys").boundingBox();
		assert.ok(box !== null && box.y + box.height <= 720, JSON.stringify(box));
		await keepPicture(page, "board-1280x720");
	});

	it("says the view to a screen reader", async () => {
		const label = (await page.locator("#lcd").getAttribute("aria-label")) ?? "";
		assert.match(label, /^Pair this device\. /);
		assert.ok(label.includes(`${(await board.userCode()).slice(0, 3)} `));
	});

	it("draws the LCD one pixel for one, and in the panel's own millimetres", async () => {
		await page.locator("#size").selectOption("pixels");
		assert.equal(Math.round((await page.locator("#lcd").boundingBox())?.width ?? 0), 320);
		await page.locator("#size").selectOption("real");
		const width = (await page.locator("#lcd").boundingBox())?.width ?? 0;
		// A panel of 2.0 inches is 40.6 mm wide.
		assert.ok(Math.abs((width / 96) * 25.4 - 40.6) < 0.5, `${width}`);
	});

	it("says how large the panel is, and draws it larger when the line of 50 mm is made longer", async () => {
		assert.match(await page.locator("#ruler").innerText(), /^40\.6 × 30\.5 mm/);
		const widths = async () => {
			const boxes = [await page.locator("#lcd").boundingBox(), await page.locator("#line").boundingBox()];
			return boxes.map((box) => box?.width ?? 0);
		};
		const before = await widths();
		await page.locator("#scale").fill("150");
		const growth = (await widths()).map((width, index) => width / (before[index] ?? 0));
		assert.deepEqual(
			growth.map((times) => times.toFixed(2)),
			["1.50", "1.50"],
		);
		await page.locator("#scale").fill("100");
	});

	it("has every control within reach of the keyboard", async () => {
		const reached = new Set<string>();
		for (let presses = 0; presses < 15; presses++) {
			await page.keyboard.press("Tab");
			reached.add(await page.evaluate("document.activeElement?.id ?? ''"));
		}
		for (const id of [
			...["button", "hold", "long-hold", "cable", "panel", "size", "scale", "language"],
			"activity",
		])
			assert.ok(reached.has(id), id);
	});

	it("has a button that the space bar holds, and says what it does then", async () => {
		const says = async (text: string) => {
			await page.locator("#hint", { hasText: text }).waitFor({ timeout: waitMs });
			await page.locator(`#lcd[aria-label*="${text}"]`).waitFor({ timeout: waitMs });
		};
		const before = (await page.locator("#hint").textContent()) ?? "";
		await page.locator("#button").focus();
		await page.keyboard.down(" ");
		await says("Keep holding to cancel");
		await page.keyboard.up(" ");
		await says(before);
	});

	it("shows the same view on every panel in every language", async () => {
		await page.goto(`${url.replace(/\/$/, "")}/screens`);
		await page.waitForFunction("[...document.images].every((image) => image.complete)", undefined, {
			timeout: waitMs,
		});
		const sizes = await page.evaluate<string[]>(
			'[...document.images].map(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight].join("x"))',
		);
		assert.deepEqual(
			sizes,
			languages.flatMap(() => panels.map(({ name }) => name)),
		);
		await keepPicture(page, "every-screen");
	});

	it("names the view there, and says it", async () => {
		await page
			.locator("#view-name")
			.getByText(/^waiting$/)
			.waitFor({ timeout: waitMs });
		assert.match(await page.locator("#view").innerText(), /^Pair this device\. /);
		assert.match(await page.locator("#time-left").innerText(), /^Less than /);
	});

	it("heads each column there with a panel, and each row with a language in itself", async () => {
		const columns = await page.getByRole("columnheader").allInnerTexts();
		assert.deepEqual(
			columns.slice(1).map((text) => text.split("\n")[0]),
			panels.map(({ width, height }) => `${width} × ${height}`),
		);
		assert.deepEqual(
			await page.getByRole("rowheader").allInnerTexts(),
			languages.map(({ name }) => name),
		);
	});

	it("says of each picture there which view, panel and language it shows", async () => {
		const wanted = languages.flatMap(({ name }) =>
			panels.map(({ width, height }) => `waiting, ${width} × ${height}, ${name}`),
		);
		const alternatives = await page.evaluate<string[]>("[...document.images].map(({ alt }) => alt)");
		assert.deepEqual(alternatives, wanted);
	});

	it("draws the pictures there one pixel for one when that is chosen", async () => {
		await page.locator("#size").selectOption("pixels");
		const isExact = "[...document.images].every(({ width, naturalWidth }) => width === naturalWidth)";
		await page.waitForFunction(isExact, undefined, { timeout: waitMs });
	});

	it("goes dark when the program stops, and the second page says so", async () => {
		const second = await browser.newPage();
		await second.goto(`${url}/screens`);
		await board.open(url);
		await board.untilState("waiting");
		program.say("quit");
		await board.untilState("not running");
		const { rgba } = await board.pixels();
		assert.ok(rgba.every((value) => value === 0));
		await second.locator("#view", { hasText: "has stopped" }).waitFor({ timeout: waitMs });
		await keepPicture(page, "stopped");
	});
});

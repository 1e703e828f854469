import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { BoardPage } from "./board-page.js";
import { contrastOf } from "./page-contrast.js";
import { keepPicture } from "./screenshots.js";
import { startBoard } from "./started-board.js";

const waitMs = 20_000;
const tones = ["neutral", "good", "attention", "bad"];

/** The steps follow one another; each is one claim. */
describe("the board's page for people who do not see the screen, or use no mouse", function () {
	this.timeout(60_000);
	let browser: Browser;
	let board: BoardPage;
	let page: Page;
	let url: string;

	let close: (() => Promise<void>) | undefined;

	before(async () => {
		({ browser, page, board, url, close } = await startBoard(1280, 800));
	});
	after(() => close?.());

	it("says the time left in words, in a place that is spoken politely", async () => {
		const words = page.locator("[aria-live=polite] #time-left");
		await words.waitFor({ timeout: waitMs });
		assert.match(await words.innerText(), /^Less than (2 minutes|a minute) left$/);
	});

	it("says it anew after a minute and half a minute before the end, and at no other time", async () => {
		const own = await browser.newPage();
		await own.clock.install();
		await own.goto(url);
		await own.locator("#time-left").waitFor({ timeout: waitMs });
		await own.evaluate(`(() => {
			const words = document.getElementById("time-left");
			window.heard = [words.textContent];
			new MutationObserver(() => window.heard.push(words.textContent)).observe(words, { childList: true });
		})()`);
		// The code of the local service works for two minutes.
		await own.clock.runFor(125_000);
		const heard = await own.evaluate<readonly string[]>("window.heard");
		await own.close();
		assert.deepEqual(heard, [
			"Less than 2 minutes left",
			"Less than a minute left",
			"Less than 30 seconds left",
			"",
		]);
	});

	it("says the picture's words in the language that is shown, and its own in English", async () => {
		await page.locator("#language").selectOption("de");
		await page.locator("#lcd[lang=de]").waitFor({ timeout: waitMs });
		assert.equal(await page.locator("#words").getAttribute("lang"), "de");
		assert.equal(await page.locator("#time-left").getAttribute("lang"), "en");
		await page.locator("#language").selectOption("en");
		await page.locator("#lcd[lang=en]").waitFor({ timeout: waitMs });
	});

	it("takes the click that a screen reader makes for a press", async () => {
		const before = await board.userCode();
		await page.evaluate(`document.getElementById("button").click()`);
		await board.until("a new code", async () => (await board.userCode()) !== before);
	});

	it("takes Space and Enter for one press each", async () => {
		for (const key of ["Space", "Enter"]) {
			const before = await board.userCode();
			const clicks = page.evaluate(
				`new Promise((resolve) => { let clicks = 0;
					document.getElementById("button").addEventListener("click", () => clicks++);
					addEventListener("keyup", () => setTimeout(() => resolve(clicks)), { once: true }); })`,
			);
			await page.locator("#button").focus();
			await page.keyboard.press(key);
			assert.equal(await clicks, 0, key);
			await board.until("a new code", async () => (await board.userCode()) !== before);
		}
	});

	it("keeps the place of somebody who reads what happened", async () => {
		await page.evaluate(`document.querySelector("#activity li").isBeingRead = true`);
		const last = page.locator("#activity li:last-child");
		const before = await last.innerText();
		await board.until("more in the list", async () => (await last.innerText()) !== before);
		assert.equal(await page.evaluate(`document.querySelector("#activity li").isBeingRead`), true);
	});

	it("has the button held by a press on another one", async () => {
		await page.getByRole("button", { name: "Hold the board's button for 3 seconds" }).press("Enter");
		await board.untilState("unpaired");
		await page.locator("#button:not(.is-down)").waitFor({ timeout: waitMs });
		await page.evaluate(`document.getElementById("button").click()`);
		await board.untilState("waiting");
	});

	for (const colorScheme of ["dark", "light"] as const) {
		for (const where of ["", "/screens"]) {
			it(`has a contrast of 4.5 at least in each text, ${colorScheme}, at "/${where.slice(1)}"`, async () => {
				await page.emulateMedia({ colorScheme });
				await page.goto(`${url}${where}`);
				await page.locator("#time-left").waitFor({ timeout: waitMs });
				for (const tone of tones) {
					await page.evaluate(
						`for (const one of document.querySelectorAll("[data-tone]")) one.dataset.tone = "${tone}"`,
					);
					const texts = await contrastOf(page);
					assert.ok(texts.length > 8, `${texts.length} texts`);
					const faint = texts.filter(({ ratio, needed }) => ratio < needed);
					assert.deepEqual(faint, [], tone);
				}
				await keepPicture(page, `contrast-${colorScheme}${where.replace("/", "-")}`);
			});
		}
	}

	it("fits into the width of a phone, and only the table of every screen scrolls to the side", async () => {
		await page.setViewportSize({ width: 390, height: 844 });
		for (const where of ["", "/screens"]) {
			await page.goto(`${url}${where}`);
			await page.locator("#time-left").waitFor({ timeout: waitMs });
			assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390, where);
		}
	});

	it("draws a line around the board's button where people choose all colours", async () => {
		await page.emulateMedia({ forcedColors: "active" });
		await board.open(url);
		const width = await page.evaluate(`getComputedStyle(document.getElementById("button")).borderTopWidth`);
		assert.equal(width, "1px");
	});
});

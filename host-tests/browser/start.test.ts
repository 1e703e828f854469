import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { Program } from "../board/program.js";
import { BoardPage } from "./board-page.js";
import { launchChromium } from "./chromium.js";
import { keepPicture } from "./screenshots.js";
import { ServicePages } from "./service-pages.js";

const project = "Küstenwache";

/** The steps follow one another, as somebody takes them; each is one claim. */
describe("npm start in a browser", () => {
	const data = mkdtempSync(path.join(tmpdir(), "slate-start-"));
	let browser: Browser;
	let program: Program;
	let board: BoardPage;
	let person: ServicePages;
	let origin: string;
	let link: string;

	async function addressOf(line: RegExp): Promise<string> {
		const [, address = ""] = await program.sees(line);
		return address;
	}

	async function start(): Promise<void> {
		program = new Program("start/main.js", [], { SLATE_DATA: data });
		origin = await addressOf(/^The service +(\S+)/m);
		await board.open(await addressOf(/^The board +(\S+)/m));
	}

	before(async () => {
		browser = await launchChromium();
		board = new BoardPage(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
		person = new ServicePages(await browser.newPage({ viewport: { width: 420, height: 860 } }));
		await start();
	});

	after(async () => {
		await browser?.close();
		program?.say("quit");
		await program?.status();
		rmSync(data, { recursive: true, force: true });
	});

	it("shows a QR code on the LCD that two decoders read alike", async () => {
		link = await board.untilQr();
		await keepPicture(board.page, "1-code");
		assert.equal(await board.state(), "waiting");
	});

	it("puts the link with the digits of the page into the QR code", async () => {
		// The code may hold scheme and host in capitals, which are the same to every reader (RFC 3986 §6.2.2.1).
		assert.equal(new URL(link).href, `${origin}/pair?code=${await board.userCode()}`);
	});

	it("asks on the service's page about the same device and the same code", async () => {
		await person.open(link);
		await keepPicture(person.page, "2-authorize");
		const { device, userCode } = await person.asksAbout();
		assert.equal(userCode, await board.userCode());
		assert.equal(device, await board.page.locator("#lines .device").innerText());
	});

	it("says on the service's page that the device is authorized for the chosen project", async () => {
		await person.authorize(project);
		assert.match(await person.page.locator("#authorized").innerText(), new RegExp(project));
		await keepPicture(person.page, "3-authorized");
	});

	it("says on the LCD that it is paired, without a code", async () => {
		const before = await board.pixels();
		await board.untilState("paired");
		await keepPicture(board.page, "4-paired");
		assert.equal(await board.project(), project);
		assert.notDeepEqual((await board.pixels()).rgba, before.rgba);
		assert.equal(await board.qr(), undefined);
	});

	it("shows the connection online on the service's page", async () => {
		await person.openProject(origin, project);
		await keepPicture(person.page, "5-connections");
		assert.deepEqual(await person.badges(), ["Online"]);
	});

	it("ends with status 0", async () => {
		program.say("quit");
		assert.equal(await program.status(), 0);
	});

	it("says on the page that the board's program has stopped", async () => {
		await board.untilState("not running");
		await keepPicture(board.page, "6-stopped");
	});

	it("is still paired to that project after a restart", async () => {
		await start();
		await board.untilState("paired");
		assert.equal(await board.project(), project);
	});

	it("says on the LCD what the button does while it is held, and goes back when it is let go", async () => {
		const before = await board.pixels();
		await board.hold(1_500, async () => {
			assert.notDeepEqual((await board.pixels()).rgba, before.rgba);
			await keepPicture(board.page, "6-held");
		});
		await board.until("the LCD as before", async () =>
			Buffer.from((await board.pixels()).rgba).equals(Buffer.from(before.rgba)),
		);
		assert.equal(await board.state(), "paired");
	});

	it("unpairs when the button is held for 3 s", async () => {
		await board.hold(3_400);
		await board.untilState("unpaired");
		await keepPicture(board.page, "7-unpaired");
	});

	it("is gone from the service's page after that", async () => {
		await person.openProject(origin, project);
		await person.page.locator("#no-connections").waitFor();
		assert.deepEqual(await person.badges(), []);
	});

	it("shows a new code when the button is pressed", async () => {
		await board.hold(150);
		assert.notEqual(await board.untilQr(), link);
	});

	for (const panel of ["240x320", "240x240", "170x320", "135x240", "128x160", "480x320", "320x240"]) {
		it(`shows a QR code that two decoders read on the panel ${panel}`, async () => {
			await board.page.locator("#panel").selectOption(panel);
			await board.until(panel, async () => {
				const { width, height } = await board.pixels();
				return `${width}x${height}` === panel;
			});
			assert.match(await board.untilQr(), /\/pair\?code=\d{6}$/);
			await keepPicture(board.page, `8-panel-${panel}`);
		});
	}

	it("speaks German when that is chosen", async () => {
		const before = await board.page.locator("#title").innerText();
		await board.page.locator("#language").selectOption("de");
		await board.until("German", async () => (await board.page.locator("#title").innerText()) !== before);
		await keepPicture(board.page, "9-german");
	});

	it("says why when the cable is pulled", async () => {
		await board.page.locator("#language").selectOption("en");
		await board.page.locator("#cable").click();
		const notice = board.page.locator("#notice");
		await notice.waitFor({ state: "visible" });
		assert.match(await notice.innerText(), /Wi-Fi|network/i);
		await keepPicture(board.page, "10-unplugged");
	});
});

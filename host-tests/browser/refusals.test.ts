import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { type RunningService, type StartOptions, startService } from "../../tools/c2c-service/server.js";
import { Program } from "../board/program.js";
import { BoardPage } from "./board-page.js";
import { launchChromium } from "./chromium.js";
import { keepPicture } from "./screenshots.js";
import { ServicePages } from "./service-pages.js";

describe("a code that comes to nothing, in a browser", () => {
	let browser: Browser;
	let board: BoardPage;
	let person: ServicePages;
	let service: RunningService;
	let program: Program;
	let flash: string;

	async function start(options: StartOptions): Promise<void> {
		service = await startService(options);
		program = new Program("virtual-board/main.js", ["--service", service.origin, "--flash", flash], {
			SLATE_CLIENT_SECRET: localClientSecret,
		});
		const [, address = ""] = await program.sees(/page: +(\S+)/);
		await board.open(address);
	}

	before(async () => {
		browser = await launchChromium();
	});

	after(() => browser?.close());

	beforeEach(async () => {
		flash = mkdtempSync(path.join(tmpdir(), "slate-refusals-"));
		board = new BoardPage(await browser.newPage());
		person = new ServicePages(await browser.newPage());
	});

	afterEach(async () => {
		program?.say("quit");
		await program?.status();
		await service?.close();
		await board.page.close();
		await person.page.close();
		rmSync(flash, { recursive: true, force: true });
	});

	it("is told on the LCD when somebody denies", async () => {
		await start({ lifetimes: { intervalMs: 1_000 }, switches: { denial: "access-denied" } });
		await person.open(await board.untilQr());
		await person.deny();
		await keepPicture(person.page, "11-denied");
		await board.untilState("unpaired");
		await keepPicture(board.page, "12-denied");
		assert.equal(await board.qr(), undefined);
	});

	it("is replaced on the LCD when it lapses, and the old one is refused on the service's page", async () => {
		await start({ lifetimes: { intervalMs: 1_000, codeMs: 12_000 } });
		const link = await board.untilQr();
		await person.open(link);
		const next = await board.untilQr(link);
		assert.notEqual(next, link);
		await board.until("the end of the first code", async () => {
			await person.open(link);
			return person.page.locator("#problem").isVisible();
		});
		await keepPicture(person.page, "13-lapsed");
		assert.match(await person.problem(), /lapsed|No device shows/);
	});

	it("can be followed by one that pairs the board", async () => {
		await start({ lifetimes: { intervalMs: 1_000, codeMs: 12_000 } });
		const link = await board.untilQr();
		await person.open(await board.untilQr(link));
		await person.authorize("Küstenwache");
		await board.untilState("paired");
		assert.equal(await board.project(), "Küstenwache");
	});
});

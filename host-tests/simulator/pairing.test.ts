import assert from "node:assert/strict";
import { accents } from "../../modules/screen/palette.js";
import { panelNamed } from "../../modules/screen/panels.js";
import type { RunningService } from "../../tools/c2c-service/server.js";
import { differingPixels, rgb565 } from "../../tools/painter/frame.js";
import { Bench, serviceFor } from "./bench.js";

const panel = panelNamed("320x240");
assert.ok(panel !== undefined);

/** Polls follow each other fast, so that a test need not wait for them. */
const lifetimes = { intervalMs: 1_000 };

describe("the firmware in the simulator", () => {
	let bench: Bench;
	let service: RunningService;

	before(async function () {
		this.timeout(600_000);
		bench = await Bench.open({ panel });
		service = await serviceFor(bench, { lifetimes });
		bench.switchOn();
	});

	after(async () => {
		await bench?.close();
		await service?.close();
	});

	const untilPairedIsShown = (): Promise<void> =>
		bench.until("colour of paired", async () => (await bench.frame()).pixels[0] === rgb565(accents.good));

	it("shows a link that both QR decoders read from the LCD", async () => {
		const link = await bench.untilQr();
		assert.ok(link.startsWith(service.origin));
		assert.match(link, /\/pair\?code=\d{6}$/);
	});

	it("is paired once somebody authorizes the code of that link", async () => {
		const userCode = /\d{6}$/.exec((await bench.qr()) ?? "")?.[0] ?? "";
		const projectId = service.service.state.projects[0]?.id ?? "";
		assert.equal(service.service.people.approve({ userCode, projectId, user: "ada" }).kind, "done");
		await bench.untilLogged("info paired");
		await untilPairedIsShown();
	});

	it("is still paired after its power was cut", async () => {
		await bench.board.kill();
		bench.switchOn();
		await untilPairedIsShown();
		assert.equal(bench.log.includes("info a new code is on the screen"), false);
	});

	it("shows a bar while its button is held, and takes it away when it is let go", async () => {
		const before = await bench.frame();
		await bench.board.button(true);
		await bench.until("another picture", async () => differingPixels(before, await bench.frame()) > 0);
		await bench.board.button(false);
		await bench.until("the picture before", async () => differingPixels(before, await bench.frame()) === 0);
	});

	it("unpairs when its button is held for three seconds", async () => {
		await bench.board.button(true);
		await bench.untilLogged("info unpaired");
		await bench.board.button(false);
		assert.equal(service.service.state.pairings.values().next().value?.end?.reason, "revoked");
	});
});

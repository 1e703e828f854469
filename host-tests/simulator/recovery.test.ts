import assert from "node:assert/strict";
import path from "node:path";
import { restartingView, stoppedView } from "../../modules/faults/views.js";
import { languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/european.js";
import { layout } from "../../modules/screen/layout.js";
import { accents } from "../../modules/screen/palette.js";
import { panelNamed } from "../../modules/screen/panels.js";
import type { View } from "../../modules/screen/view.js";
import type { RunningService } from "../../tools/c2c-service/server.js";
import { differingPixels, rgb565 } from "../../tools/painter/frame.js";
import { paint } from "../../tools/painter/paint.js";
import { PreferenceStore } from "../../tools/sim/preference-store.js";
import { flashFile } from "../../tools/sim/simulator.js";
import { fonts } from "../support/views.js";
import { Bench, serviceFor } from "./bench.js";

const panel = panelNamed("320x240");
const words = languageNamed("en", languages);
assert.ok(panel !== undefined && words !== undefined);

/** Something that no log, record or screen may repeat. */
const content = "content-of-the-fault";

describe("an unexpected fault of the firmware in the simulator", () => {
	let bench: Bench;
	let service: RunningService;

	before(async function () {
		this.timeout(600_000);
		bench = await Bench.open({ panel });
		service = await serviceFor(bench, { https: true, lifetimes: { intervalMs: 1_000 } });
		bench.switchOn();
		const userCode = /\d{6}$/.exec(await bench.untilQr())?.[0] ?? "";
		const projectId = service.service.state.projects[0]?.id ?? "";
		assert.equal(service.service.people.approve({ userCode, projectId, user: "ada" }).kind, "done");
		await bench.untilLogged("info paired");
	});
	after(async () => {
		await bench?.close();
		await service?.close();
	});

	const untilShown = async (view: View): Promise<void> => {
		const expected = paint(layout(view, panel, fonts.metrics, 0), fonts);
		await bench.until("view of the fault", async () => differingPixels(expected, await bench.frame()) === 0);
	};
	const untilPairedIsShown = (): Promise<void> =>
		bench.until("colour of paired", async () => (await bench.frame()).pixels[0] === rgb565(accents.good));
	const recorded = (): string => {
		const bytes = new PreferenceStore(path.join(bench.folder, flashFile)).read("faults");
		return Buffer.from(bytes ?? []).toString();
	};

	it("in a callback is shown as a short code", async () => {
		bench.log.length = 0;
		await bench.board.post({ fault: content });
		await untilShown(restartingView(words, "B1"));
	});

	it("is kept in flash, where it was and without its content", () => {
		assert.match(recorded(), /"B1".*the button/);
		assert.equal(recorded().includes(content), false);
		assert.equal(bench.log.join("\n").includes(content), false);
	});

	it("is followed by a restart after which the board is paired as it was", async () => {
		await untilPairedIsShown();
		await bench.untilLogged("info the network is up");
		assert.equal(bench.log.includes("info a new code is on the screen"), false);
		assert.equal(service.service.state.pairings.size, 1);
	});

	it("that nothing catches is survived as well", async () => {
		await bench.board.post({ abort: content });
		await untilShown(restartingView(words, "P1"));
		await untilPairedIsShown();
		assert.match(recorded(), /"P1"/);
	});

	it("leaves the button at work", async () => {
		const before = await bench.frame();
		await bench.board.button(true);
		await bench.until("another picture", async () => differingPixels(before, await bench.frame()) > 0);
		await bench.board.button(false);
		await bench.until("the picture before", async () => differingPixels(before, await bench.frame()) === 0);
	});

	it("that comes again and again has the board wait for the button", async () => {
		await bench.board.post({ fault: content });
		await untilShown(restartingView(words, "B1"));
		await untilPairedIsShown();
		await bench.board.post({ fault: content });
		await untilShown(stoppedView(words, "B1"));
		await bench.board.button(true);
		await bench.board.button(false);
		await untilPairedIsShown();
	});
});

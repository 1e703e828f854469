import assert from "node:assert/strict";
import { accents } from "../../modules/screen/palette.js";
import { panelNamed } from "../../modules/screen/panels.js";
import type { Lifetimes } from "../../tools/c2c-service/logic/settings.js";
import type { RunningService } from "../../tools/c2c-service/server.js";
import { rgb565 } from "../../tools/painter/frame.js";
import { Bench, serviceFor } from "./bench.js";

const panel = panelNamed("320x240");
assert.ok(panel !== undefined);

/** Polls follow each other fast, so that a test need not wait for them. */
const lifetimes = { intervalMs: 1_000 };

const codeIn = (link: string): string => /\d{6}$/.exec(link)?.[0] ?? "";

describe("the firmware in the simulator, over https", () => {
	let bench: Bench;
	let service: RunningService;

	before(async function () {
		this.timeout(600_000);
		bench = await Bench.open({ panel });
		service = await serviceFor(bench, { https: true, lifetimes });
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
		// Scheme and host may be in capitals, which make the same address.
		assert.equal(new URL(link).origin, service.origin);
		assert.equal(new URL(link).protocol, "https:");
		assert.match(link, /\/pair\?code=\d{6}$/);
	});

	it("is paired once somebody authorizes the code of that link", async () => {
		const userCode = codeIn((await bench.qr()) ?? "");
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
		// What is said of the pairing may change meanwhile: nothing else is in the bar's colour.
		const hasBar = async (): Promise<boolean> =>
			(await bench.frame()).pixels.includes(rgb565(accents.attention));
		assert.equal(await hasBar(), false);
		await bench.board.button(true);
		await bench.until("the bar", hasBar);
		await bench.board.button(false);
		await bench.until("no bar", async () => !(await hasBar()));
	});

	it("unpairs when its button is held for three seconds", async () => {
		await bench.board.button(true);
		await bench.untilLogged("info unpaired");
		await bench.board.button(false);
		assert.equal(service.service.state.pairings.values().next().value?.end?.reason, "revoked");
	});
});

describe("a code of the firmware in the simulator, over https", () => {
	let bench: Bench;
	let service: RunningService | undefined;

	before(async function () {
		this.timeout(600_000);
		bench = await Bench.open({ panel });
	});
	after(() => bench?.close());
	afterEach(async () => {
		await bench.board.kill();
		await service?.close();
	});

	const meet = async (how: Partial<Lifetimes> = {}): Promise<RunningService> => {
		service = await serviceFor(bench, {
			https: true,
			lifetimes: { ...lifetimes, ...how },
			switches: { denial: "access-denied" },
		});
		bench.switchOn();
		return service;
	};

	const untilAnotherLink = async (link: string): Promise<string> => {
		let next: string | undefined;
		await bench.until("QR code of another link", async () => {
			next = await bench.qr();
			return next !== undefined && next !== link;
		});
		return next ?? "";
	};

	it("is followed by another once the button is pressed, when somebody refuses it", async () => {
		const { service: logic } = await meet();
		const link = await bench.untilQr();
		assert.equal(logic.people.deny(codeIn(link)).kind, "done");
		await bench.untilLogged("info refused on the web");
		await bench.until("picture without a QR code", async () => (await bench.qr()) === undefined);
		await bench.board.button(true);
		await bench.board.button(false);
		await untilAnotherLink(link);
	});

	it("gives way by itself, when its time is over, to one that can be authorized", async () => {
		const { service: logic } = await meet({ codeMs: 8_000 });
		const link = await bench.untilQr();
		const next = await untilAnotherLink(link);
		assert.equal(logic.people.findCode(codeIn(next)).kind, "done");
		await bench.until("end of the first code", () => {
			const found = logic.people.findCode(codeIn(link));
			return found.kind === "refused" && found.reason === "lapsed-code";
		});
	});
});

import assert from "node:assert/strict";
import { accents } from "../../modules/screen/palette.js";
import { panelNamed } from "../../modules/screen/panels.js";
import type { CertificateKind } from "../../tools/c2c-service/certificate-kinds.js";
import type { RunningService } from "../../tools/c2c-service/server.js";
import { differingPixels, rgb565 } from "../../tools/painter/frame.js";
import { paint } from "../../tools/painter/paint.js";
import { cases, fonts } from "../support/views.js";
import { Bench, serviceFor } from "./bench.js";

const panel = panelNamed("320x240");
assert.ok(panel !== undefined);

describe("the firmware with a service that speaks TLS", () => {
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

	const meet = async (certificate?: CertificateKind): Promise<RunningService> => {
		const options = { https: true, lifetimes: { intervalMs: 1_000 } };
		service = await serviceFor(bench, certificate === undefined ? options : { ...options, certificate });
		bench.switchOn();
		return service;
	};

	const untilTrouble = async (reason: string): Promise<void> => {
		const shown = cases.find((one) => {
			return one.panel.name === panel.name && one.words.tag === "en" && one.name.endsWith(reason);
		});
		assert.ok(shown !== undefined, `there is a view of ${reason}`);
		const expected = paint(shown.picture, fonts);
		await bench.until(`view of ${reason}`, async () => differingPixels(expected, await bench.frame()) === 0);
	};

	it("says on the screen that a certificate has expired, or that the clock is wrong", async () => {
		await meet("expired");
		await untilTrouble("not-valid-now");
	});

	it("says on the screen that a certificate of another host is not accepted", async () => {
		await meet("wrong-host");
		await untilTrouble("untrusted");
	});

	it("is paired once its certificate can be trusted", async () => {
		const { service: logic } = await meet();
		const userCode = /\d{6}$/.exec(await bench.untilQr())?.[0] ?? "";
		const projectId = logic.state.projects[0]?.id ?? "";
		assert.equal(logic.people.approve({ userCode, projectId, user: "ada" }).kind, "done");
		await bench.untilLogged("info paired");
		await bench.until(
			"colour of paired",
			async () => (await bench.frame()).pixels[0] === rgb565(accents.good),
		);
	});
});

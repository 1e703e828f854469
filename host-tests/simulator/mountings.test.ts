import type { PixelFormat, Rotation } from "../../tools/sim/build.js";
import { cases } from "../support/views.js";
import { Bench } from "./bench.js";
import { expectPicture } from "./expect-picture.js";

type Mounting = Readonly<{ panel: string; rotation: Rotation; format: PixelFormat }>;

/** Each way that a panel can be turned, and each order of bytes that the boards' panels take. */
const mountings: readonly Mounting[] = [
	{ panel: "320x240", rotation: 90, format: "rgb565be" },
	{ panel: "240x240", rotation: 180, format: "rgb565be" },
	{ panel: "135x240", rotation: 270, format: "rgb565le" },
];
/** With and without a QR code, letters with marks, a moving bar. */
const scenes = ["waiting", "waiting-hold", "paired-marked-name", "offline-portal", "unpaired-language"];

for (const { panel, rotation, format } of mountings) {
	describe(`a ${panel} panel turned by ${rotation}° that takes ${format}`, () => {
		const own = cases.filter(
			(one) => one.panel.name === panel && one.words.tag === "fr" && scenes.includes(one.scene.name),
		);
		let bench: Bench;
		before(async function () {
			this.timeout(600_000);
			const [first] = own;
			if (first === undefined) throw new Error(`no panel ${panel}`);
			bench = await Bench.open({ panel: first.panel, trial: "gallery", rotation, format });
			bench.switchOn();
			await bench.untilLogged("ready");
		});
		after(() => bench?.close());

		for (const [id, one] of own.entries()) {
			it(`shows ${one.scene.name} as the host paints it`, () => expectPicture(bench, id, one));
		}
	});
}

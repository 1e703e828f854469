import type { BuildOptions } from "../../tools/sim/build.js";
import { cases } from "../support/views.js";
import { Bench } from "./bench.js";
import { expectPicture } from "./expect-picture.js";

type Mounting = Readonly<{ panel: string; tag: string }> &
	Required<Pick<BuildOptions, "rotation" | "format" | "languages">>;

/** Each way that a panel can be turned, each order of bytes that the boards' panels take, and fonts of each kind. */
const mountings: readonly Mounting[] = [
	{ panel: "320x240", rotation: 90, format: "rgb565be", tag: "fr", languages: "european" },
	{ panel: "240x240", rotation: 180, format: "rgb565be", tag: "ja", languages: "japanese" },
	{ panel: "135x240", rotation: 270, format: "rgb565le", tag: "ko", languages: "korean" },
	{ panel: "480x320", rotation: 0, format: "rgb565be", tag: "zh-CN", languages: "chinese" },
];
/** With and without a QR code, letters with marks, a moving bar. */
const scenes = ["waiting", "waiting-hold", "paired-marked-name", "offline-portal", "unpaired-language"];

for (const { panel, tag, ...how } of mountings) {
	describe(`a ${panel} panel turned by ${how.rotation}° that takes ${how.format}`, () => {
		const own = cases.filter(
			(one) => one.panel.name === panel && one.words.tag === tag && scenes.includes(one.scene.name),
		);
		let bench: Bench;
		before(async function () {
			this.timeout(600_000);
			const [first] = own;
			if (first === undefined) throw new Error(`no panel ${panel}`);
			bench = await Bench.open({ panel: first.panel, trial: "gallery", ...how });
			bench.switchOn();
			await bench.untilLogged("ready");
		});
		after(() => bench?.close());

		for (const [id, one] of own.entries()) {
			it(`shows ${one.scene.name} in ${tag} as the host paints it`, () => expectPicture(bench, id, one));
		}
	});
}

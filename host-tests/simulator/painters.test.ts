import { languages } from "../../modules/language/european.js";
import { panels } from "../../modules/screen/panels.js";
import { cases } from "../support/views.js";
import { Bench } from "./bench.js";
import { expectPicture } from "./expect-picture.js";

for (const panel of panels) {
	describe(`the Piu painter on ${panel.name}`, () => {
		let bench: Bench;
		before(async function () {
			this.timeout(600_000);
			bench = await Bench.open({ panel, trial: "gallery" });
			bench.switchOn();
			await bench.untilLogged("ready");
		});
		after(() => bench?.close());

		const own = cases.filter((candidate) => candidate.panel === panel && languages.includes(candidate.words));
		for (const [id, one] of own.entries()) {
			it(`draws ${one.name} as the host painter does, to the pixel`, async () => {
				await expectPicture(bench, id, one);
			});
		}
	});
}

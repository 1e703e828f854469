import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { arrange, pictureAt } from "../../modules/screen/layout.js";
import { panels } from "../../modules/screen/panels.js";
import { differingPixels } from "../../tools/painter/frame.js";
import { paint } from "../../tools/painter/paint.js";
import { type Case, cases } from "../support/views.js";
import { Bench } from "./bench.js";

/** The screen moves four times a second. */
const stepMs = 250;

type Area = Readonly<{ x: number; y: number; width: number; height: number }>;

const isWithin = (inner: Area, outer: Area): boolean =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

const arrangementOf = ({ view, panel, fonts }: Case) => arrange(view, panel, fonts.metrics);
const pictureOf = (one: Case, at: number) => pictureAt(arrangementOf(one), one.fonts.metrics, at);

/** Of a long life nothing but a bar may be shown, which moves less than a pixel a second. */
const moves = (one: Case): boolean =>
	!isDeepStrictEqual(pictureOf(one, one.scene.at), pictureOf(one, one.scene.at + 1_000));

/** A board whose clock goes where a test says, and which tells what it sends to its LCD. */
class CountdownBench {
	#orders = 0;
	readonly #bench: Bench;

	constructor(bench: Bench) {
		this.#bench = bench;
	}

	/** Shows the case at `at`, and waits until the LCD holds it. */
	async show(one: Case, at: number): Promise<void> {
		await this.#post({ kind: "show", view: one.view, at });
		await this.#untilShown(one, at);
	}

	/** The parts of the LCD that are sent while time goes from one look to the next, until `to`. */
	async areasUntil(one: Case, from: number, to: number): Promise<readonly Area[]> {
		const { log } = this.#bench;
		log.length = 0;
		for (let at = from + stepMs; at <= to; at += stepMs) {
			await this.#post({ kind: "time", at });
			await this.#untilShown(one, at);
		}
		await this.#post({ kind: "fence" });
		return log.flatMap((line) => {
			const [x, y, width, height] = (/^sent (\d+ \d+ \d+ \d+)$/.exec(line)?.[1] ?? "").split(" ").map(Number);
			return height === undefined ? [] : [{ x: x ?? 0, y: y ?? 0, width: width ?? 0, height }];
		});
	}

	async #post(order: Readonly<{ kind: "show" | "time" | "fence" }> & Record<string, unknown>): Promise<void> {
		const id = ++this.#orders;
		await this.#bench.board.post({ ...order, id });
		await this.#bench.untilLogged(`done ${id}`);
	}

	async #untilShown(one: Case, at: number): Promise<void> {
		const expected = paint(pictureOf(one, at), one.fonts);
		await this.#bench.until(`${one.name} at ${at}`, async () => {
			return differingPixels(expected, await this.#bench.frame()) === 0;
		});
	}
}

for (const panel of panels) {
	const counting = cases.filter((one) => one.panel === panel && one.words.tag === "en" && moves(one));

	describe(`a countdown on ${panel.name}, between two seconds`, () => {
		let bench: Bench;
		let countdown: CountdownBench;
		before(async function () {
			this.timeout(600_000);
			bench = await Bench.open({ panel, trial: "countdown" });
			countdown = new CountdownBench(bench);
			bench.switchOn();
			await bench.untilLogged("ready");
		});
		after(() => bench?.close());

		for (const one of counting) {
			it(`has only its own boxes sent to the LCD on ${one.scene.name}`, async () => {
				const { at } = one.scene;
				const { timed } = arrangementOf(one);
				await countdown.show(one, at);
				const areas = await countdown.areasUntil(one, at, at + 1_000);
				assert.ok(areas.length > 0, "the countdown moves");
				const outside = areas.filter((area) => !timed.some((box) => isWithin(area, box)));
				assert.deepEqual(outside, []);
			});
		}
	});
}

import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Budgets } from "./budgets.js";
import { type Figures, figuresOf, type Measured } from "./figures.js";
import runBoard from "./guest/board.js";
import { playOnNode } from "./node-machine.js";
import { addresses, compareCodes } from "./qr-check.js";
import { type Attempt, attempts, encoding } from "./qr-refusals.js";
import { type Exchanges, exchanging } from "./script/exchange.js";
import { type LifeLength, life } from "./script/life.js";
import type { Fields, Script } from "./script/message.js";
import { pairing, polling, Scene } from "./script/pairing.js";
import { type Arranged, arranging, displays } from "./script/screens.js";
import { type MachineOptions, type Preloaded, playOnXs } from "./xs-machine.js";

type Memory = Pick<MachineOptions, "poolBytes" | "stackSlots">;

export type Lived = Readonly<{ claims: readonly Claim[]; figures: Figures; preloaded: Preloaded }>;

export type Claim = Readonly<{ name: string; holds: boolean; detail: string | undefined }>;

const folder = path.dirname(fileURLToPath(import.meta.url));

/** As on a board, the intrinsics are frozen before anything else is loaded. */
export function guestModules(name: string): readonly string[] {
	return ["freeze-intrinsics", name].map((file) => path.join(folder, "guest", `${file}.js`));
}

const pollCount = 4;
/** As much memory as a machine likes. */
const unbounded = { poolBytes: 0, stackSlots: 1_024 } as const;

/** The core in machines of one program. */
export class Trial {
	readonly #program: string;
	readonly #budgets: Budgets;

	constructor(program: string, budgets: Budgets) {
		this.#program = program;
		this.#budgets = budgets;
	}

	/** A pairing in the small pool and a whole life in the larger one, each on Node and on XS, and their figures. */
	async live(length: LifeLength): Promise<Lived> {
		const { pairingPoolBytes, lifePoolBytes, stackSlots } = this.#budgets;
		const paired = await this.#both(pairing, { poolBytes: pairingPoolBytes, stackSlots });
		const lived = await this.#both((scene) => life(scene, length), { poolBytes: lifePoolBytes, stackSlots });
		const arranged = await this.screens();
		const figures = figuresOf({
			pairing: paired.measurements,
			life: lived.measurements,
			polls: await this.polls(),
			exchanges: await this.exchanges(),
			screens: arranged.computrons,
			preloaded: lived.preloaded,
			days: length.days,
		});
		return {
			claims: [paired.claim("a pairing"), lived.claim("a life"), sameScreens(arranged)],
			figures,
			preloaded: lived.preloaded,
		};
	}

	/** Polls of one code, in the core. */
	async polls(): Promise<Measured["polls"]> {
		const scene = new Scene();
		await this.#play("board", polling(scene, pollCount), unbounded);
		const before = scene.stage.measurements.get("before the polls");
		const after = scene.stage.measurements.get("after the polls");
		if (before === undefined || after === undefined) throw new Error("XS gave no figures of a poll");
		return { before, after, count: pollCount };
	}

	/** Polls as a board writes them for the wire, and their answers as it reads them. */
	async exchanges(): Promise<Measured["exchanges"]> {
		const found: Exchanges = { whole: 0 };
		await this.#play("http", exchanging(pollCount, found), unbounded);
		const { before, after, whole } = found;
		if (before === undefined || after === undefined || whole !== pollCount) {
			throw new Error(`XS has read ${whole} of ${pollCount} answers`);
		}
		return { before, after, count: pollCount };
	}

	/** Every view on some panels and in some languages, laid out with the fonts of the boards. */
	async screens(): Promise<Arranged> {
		const found: Arranged = { computrons: new Map(), differing: [] };
		for (const display of displays) {
			await this.#play("screen", arranging(display, found), { ...unbounded, stackSlots: 4_096 });
		}
		return found;
	}

	/** Plays the same script on Node and on XS. */
	async #both(script: (scene: Scene) => Script, memory: Memory) {
		const onNode = new Scene();
		playOnNode(runBoard, script(onNode));
		const onXs = new Scene();
		const preloaded = await this.#play("board", script(onXs), memory);
		return {
			preloaded,
			measurements: onXs.stage.measurements,
			claim: (what: string) => sameTranscript(what, onNode.stage.transcript, onXs.stage.transcript),
		};
	}

	/** A write to something preloaded fails, or is counted. */
	async probe(): Promise<readonly Claim[]> {
		const said: Fields[] = [];
		await this.#play("probe", probing(said), unbounded);
		const claims = said.map(([what = "", outcome = ""]): Claim => {
			const expected = what === "a table that was not frozen" ? "taken" : "refused";
			return {
				name: `a write to ${what} is ${expected}`,
				holds: outcome === expected,
				detail: `it was ${outcome}`,
			};
		});
		return claims.length > 0
			? claims
			: [{ name: "writes are tried", holds: false, detail: "nothing was said" }];
	}

	async qrCodes(): Promise<Claim> {
		const texts = addresses();
		const differing: string[] = [];
		await this.#play("qr", compareCodes(texts, differing), unbounded);
		const lengths = texts.map((text) => text.length);
		return {
			name: `the board's encoder draws ${texts.length} addresses of ${Math.min(...lengths)} to ${Math.max(...lengths)} characters as the host does`,
			holds: differing.length === 0,
			detail: `${differing.length} differ; the first is ${differing[0]}`,
		};
	}

	/** What the board's encoder makes a code of, and what it refuses. */
	async qrRefusals(): Promise<readonly Claim[]> {
		const sides = new Map<Attempt, number | undefined>();
		await this.#play("qr", encoding(sides), unbounded);
		return attempts.map((one): Claim => {
			const { what, side } = one;
			const outcome = side === undefined ? "refuses" : `makes a code of ${side} modules of`;
			const made = sides.get(one);
			return {
				name: `the board's encoder ${outcome} ${what}`,
				holds: sides.has(one) && made === side,
				detail: made === undefined ? "there was no code" : `the code has ${made} modules`,
			};
		});
	}

	#play(guest: string, script: Script, memory: Memory): Promise<Preloaded> {
		return playOnXs({ program: this.#program, modules: guestModules(guest), ...memory }, script);
	}
}

function sameScreens({ computrons, differing }: Arranged): Claim {
	return {
		name: `${computrons.size} pictures in ${displays.length} languages are laid out on XS as on Node`,
		holds: differing.length === 0,
		detail: `${differing.length} differ; the first is ${differing[0]}`,
	};
}

function* probing(said: Fields[]): Script {
	said.push(...(yield ["probe"]));
}

function sameTranscript(what: string, onNode: readonly string[], onXs: readonly string[]): Claim {
	const name = `${onNode.length.toLocaleString("en")} lines of ${what} are the same on XS as on Node`;
	const at = onNode.findIndex((line, index) => line !== onXs[index]);
	const first = at >= 0 ? at : onNode.length;
	const holds = at < 0 && onXs.length === onNode.length;
	const quote = (line: string | undefined) => line?.slice(0, 300) ?? "nothing";
	return {
		name,
		holds,
		detail: `line ${first + 1} is\n    ${quote(onXs[first])}\n  on XS and\n    ${quote(onNode[first])}\n  on Node`,
	};
}

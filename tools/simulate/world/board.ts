import { makeProfile } from "../../../modules/c2c/profiles.js";
import { boot } from "../../../modules/engine/boot.js";
import type { Engine, Present } from "../../../modules/engine/engine.js";
import type { LogLevel, Ports } from "../../../modules/engine/ports.js";
import type { LinkReport } from "../../../modules/link/report.js";
import type { State } from "../../../modules/pairing/state.js";
import type { View } from "../../../modules/screen/view.js";
import { BoardClock, type ClockFaults, epochMs } from "./board-clock.js";
import type { Chance } from "./chance.js";
import type { Flash } from "./flash.js";
import type { Internet, Station } from "./internet.js";
import { baseUrl } from "./sent.js";
import { modelSecret } from "./service-side.js";
import type { Timeline } from "./timeline.js";

/** A certificate is good from 60 days before true time zero to 400 days after it. */
const trustFromMs = epochMs - 60 * 86_400_000;
const trustToMs = epochMs + 400 * 86_400_000;

export type BoardParts = Readonly<{
	timeline: Timeline;
	flash: Flash;
	internet: Internet;
	chance: Chance;
	clockFaults: ClockFaults;
	present: Present;
	/** The secret is in flash from its second start on. */
	isProvisioned: boolean;
}>;

export type BoardWatch = Readonly<{
	/** After everything that the board has done at one event. */
	onEvent: () => void;
	onShow: (view: View, at: number) => void;
	onLog: (level: LogLevel, text: string) => void;
}>;

/** The production core from one power-on to the next power cut. After that it can do nothing any more. */
export class Board {
	readonly clock: BoardClock;
	readonly engine: Engine;
	isAlive = true;
	#depth = 0;
	readonly #watch: BoardWatch;
	readonly #parts: BoardParts;
	#onLink: ((report: LinkReport) => void) | undefined;
	#onButton: ((down: boolean) => void) | undefined;

	constructor(parts: BoardParts, watch: BoardWatch) {
		this.#parts = parts;
		this.#watch = watch;
		this.clock = new BoardClock(parts.timeline, parts.clockFaults, (act) => this.run(act));
		this.#depth = 1;
		this.engine = boot(this.#ports(), {
			profile,
			clientSecret: parts.isProvisioned ? undefined : modelSecret,
			clockFloorMs: epochMs - 10 * 86_400_000,
			present: parts.present,
		});
		this.#depth = 0;
	}

	get state(): State {
		return this.engine.state;
	}

	start(): void {
		this.run(() => this.engine.start());
	}

	/** Power is gone: whatever the core still does in this instant reaches nobody. */
	die(): void {
		this.isAlive = false;
	}

	/** Nothing of it will wake up again. */
	bury(): void {
		this.isAlive = false;
		this.engine.stop();
	}

	link(report: LinkReport): void {
		this.run(() => this.#onLink?.(report));
	}

	button(down: boolean): void {
		this.run(() => this.#onButton?.(down));
	}

	run(act: () => void): void {
		if (!this.isAlive) return;
		this.#depth += 1;
		act();
		this.#depth -= 1;
		if (this.#depth === 0) this.#watch.onEvent();
	}

	#ports(): Ports {
		const { flash, internet, chance } = this.#parts;
		const station = this.#station();
		return {
			http: {
				send: (request, limits, settle) =>
					this.isAlive ? internet.send(station, request, limits, settle) : { abort: () => {} },
			},
			store: flash,
			clock: this.clock,
			link: {
				watch: (callback) => {
					this.#onLink = callback;
				},
			},
			input: {
				watch: (callback) => {
					this.#onButton = callback;
				},
			},
			display: {
				show: (view, at) => {
					if (this.isAlive) this.#watch.onShow(view, at);
				},
			},
			random: { bytes: (count) => chance.bytes(count) },
			log: {
				write: (level, text) => {
					if (this.isAlive) this.#watch.onLog(level, text);
				},
			},
		};
	}

	#station(): Station {
		return {
			isAlive: () => this.isAlive,
			isTrusting: () => {
				const wall = this.clock.wall();
				return wall >= trustFromMs && wall <= trustToMs;
			},
			boardNow: () => this.clock.now(),
			afterBoardMs: (ms, act) => this.clock.wakeAt(this.clock.now() + ms, act),
			run: (act) => this.run(act),
		};
	}
}

function makeBoardProfile() {
	const made = makeProfile({ kind: "frameio", firmwareVersion: "1.2.3", baseUrl });
	if (made.kind !== "ok") throw new Error(made.text);
	return made.profile;
}

export const profile = makeBoardProfile();

import { languages } from "../../../modules/language/languages.js";
import type { LinkReport } from "../../../modules/link/report.js";
import type { State } from "../../../modules/pairing/state.js";
import { present } from "../../../modules/screen/present.js";
import type { View } from "../../../modules/screen/view.js";
import { Board } from "./board.js";
import type { ClockFaults } from "./board-clock.js";
import { Chance } from "./chance.js";
import type { Character } from "./character.js";
import { type CutMode, Flash } from "./flash.js";
import type { Watch } from "./hooks.js";
import { Internet, type Leg } from "./internet.js";
import type { Sent } from "./sent.js";
import { ServiceSide } from "./service-side.js";
import { member, newestSlot } from "./slots.js";
import { noStatistics, type Statistics } from "./statistics.js";
import { Timeline } from "./timeline.js";
import { fairWeather, type Weather } from "./weather.js";

/** What a story tells. Nothing is said when nobody listens. */
export type Tell = ((text: string) => void) | undefined;

type LegWatch = (sent: Sent, leg: Leg) => "go-on" | "lost" | "cut-short";

/** A board, its flash, its network, the service, and time. What happens to them comes from outside. */
export class World<W extends Watch = Watch> {
	readonly timeline = new Timeline();
	readonly statistics: Statistics = noStatistics();
	readonly weather: Weather = fairWeather();
	readonly flash: Flash;
	readonly service: ServiceSide;
	readonly internet: Internet;
	readonly observer: W;
	readonly tell: Tell;
	readonly clockFaults: ClockFaults;
	/** What the screen shows; `undefined` while there is no power. */
	shown: View | undefined;
	board: Board | undefined;
	/** Called with each new view, for those who look at the screen. */
	onView: ((view: View) => void) | undefined;
	/** May let a request be lost, or power be cut, on any of its legs. */
	onLeg: LegWatch | undefined;
	isButtonDown = false;
	readonly #chance: Chance;
	readonly #boardChance: Chance;
	readonly #character: Character;
	#joinedAt = Number.POSITIVE_INFINITY;
	#reported: LinkReport | undefined;
	#offMs = 0;
	/** Until then it is not to be switched on by itself. */
	#offUntil = 0;
	#clockDisturbedUntil = 0;

	constructor(seed: number, character: Character, tell: Tell, watch: (world: World) => W) {
		this.tell = tell;
		this.#character = character;
		this.#chance = new Chance(seed, "world");
		this.#boardChance = new Chance(seed, "board");
		this.clockFaults = { rate: character.clockRate, wallErrorMs: undefined, stalledUntil: 0 };
		this.flash = new Flash(new Chance(seed, "flash"), {
			onChange: (key, value) => {
				for (const call of this.observer.tell.onFlashChange) call(key, value);
			},
			onPowerCut: () => this.#onPowerGone("in the middle of a flash operation"),
			onRefusal: () => this.disturb(),
		});
		this.service = new ServiceSide(this.timeline, new Chance(seed, "service"), character.service);
		this.internet = new Internet(this.timeline, new Chance(seed, "internet"), this.service, this.weather, {
			onSent: (sent) => this.#onSent(sent),
			onStranger: (url) => {
				for (const call of this.observer.tell.onStranger) call(url);
			},
			onSettled: (sent, outcome) => {
				this.tell?.(`   answer to ${sent.call}: ${describeOutcome(outcome)}`);
				for (const call of this.observer.tell.onSettled) call(sent, outcome);
			},
			onLeg: (sent, leg) => this.onLeg?.(sent, leg) ?? "go-on",
		});
		this.observer = watch(this);
		this.service.onFault = () => this.disturb();
	}

	/** Only while there is a board. */
	get state(): State {
		if (this.board === undefined) throw new Error("the board has no power");
		return this.board.state;
	}

	/** The board's monotonic clock; 0 while it has no power. */
	get boardNow(): number {
		return this.board?.clock.now() ?? 0;
	}

	/** Whether a clock has jumped, or callbacks were late, within the last minutes. */
	get clockIsDisturbed(): boolean {
		return this.timeline.now < this.#clockDisturbedUntil;
	}

	/** Nothing is wrong between board and service, nor with the flash. */
	get isFair(): boolean {
		const { weather } = this;
		const { now } = this.timeline;
		const until = Math.max(
			weather.downUntil,
			weather.noNamesUntil,
			weather.noInternetUntil,
			weather.portalUntil,
			weather.lossyUntil,
			weather.slowUntil,
			this.clockFaults.stalledUntil,
		);
		if (Math.abs(this.clockFaults.wallErrorMs ?? Number.POSITIVE_INFINITY) > 60_000) return false;
		if (until > now || this.service.service.faults.list.length > 0) return false;
		return this.flash.refusals === 0 && this.flash.badWrites === 0 && weather.mutePortRequests === 0;
	}

	/** Something went wrong, was put right, or was changed by a person: what follows may take its time from here. */
	disturb(): void {
		for (const call of this.observer.tell.onDisturbance) call();
	}

	disturbClock(forMs: number): void {
		this.#clockDisturbedUntil = Math.max(this.#clockDisturbedUntil, this.timeline.now + forMs);
	}

	powerOn(): void {
		if (this.board !== undefined || this.timeline.now < this.#offUntil) return;
		this.tell?.("power comes");
		this.statistics.starts += 1;
		this.flash.restorePower();
		this.internet.open = 0;
		this.#reported = undefined;
		this.#joinedAt = this.timeline.now + this.#chance.between(300, 6_000);
		if (!this.#character.keepsWallClock) this.clockFaults.wallErrorMs = undefined;
		const board = new Board(
			{
				timeline: this.timeline,
				flash: this.flash,
				internet: this.internet,
				chance: this.#boardChance,
				clockFaults: this.clockFaults,
				present: (state) => present(state, languages[0]),
				isProvisioned: member(newestSlot(this.flash.values, "identity")?.json, "clientSecret") !== undefined,
			},
			{
				onEvent: () => this.#onEvent(),
				onShow: (view) => this.#onShow(view),
				onLog: (level, text) => {
					this.tell?.(`   log: ${text}`);
					for (const call of this.observer.tell.onLog) call(level, text);
				},
			},
		);
		if (!this.flash.hasPower) {
			board.bury();
			this.#afterCut();
			return;
		}
		this.board = board;
		for (const call of this.observer.tell.onBoot) call();
		board.start();
		this.#reportLink();
		this.timeline.at(this.#joinedAt, () => this.refreshLink());
		if (this.isButtonDown && this.#character.reportsHeldButton) this.button(true);
	}

	/** Power goes and comes back after `offMs`. */
	cutPower(offMs: number, why: string): void {
		if (this.board === undefined) return;
		this.#offMs = offMs;
		this.flash.losePower();
		this.#onPowerGone(why);
	}

	/** Power goes and stays away until then. */
	stayOff(untilMs: number): void {
		this.#offUntil = Math.max(this.#offUntil, untilMs);
		this.cutPower(untilMs - this.timeline.now, "switched off");
		this.timeline.at(untilMs, () => this.powerOn());
	}

	/** The power will fail at the flash operation with this index from now, for so long. */
	cutPowerAtFlash(index: number, mode: CutMode, offMs: number, pick: Chance): void {
		this.flash.cutPowerAt({ index, mode, pick });
		this.#offMs = offMs;
	}

	/** Tells the board what its radio sees, when that is new. */
	refreshLink(): void {
		if (this.board !== undefined) this.#reportLink();
	}

	button(down: boolean): void {
		this.isButtonDown = down;
		if (this.board === undefined) return;
		this.tell?.(down ? "the button goes down" : "the button comes up");
		for (const call of this.observer.tell.onButton) call(down);
		this.board.button(down);
	}

	/** Lets life go on until then, or until a promise is broken. */
	run(untilMs: number): void {
		this.timeline.run(untilMs, () => this.observer.isOver());
		this.statistics.events = this.timeline.count;
	}

	#reportLink(): void {
		const report = this.#linkNow();
		const last = this.#reported;
		if (last?.kind === report.kind && describeLink(last) === describeLink(report)) return;
		this.#reported = report;
		this.tell?.(`the radio says: ${describeLink(report)}`);
		if (report.kind === "up" && last?.kind !== "up") {
			for (const call of this.observer.tell.onLinkUp) call();
			this.#syncSoon(this.board);
		}
		this.disturb();
		this.board?.link(report);
	}

	#linkNow(): LinkReport {
		const { weather } = this;
		if (this.timeline.now < this.#joinedAt) return { kind: "down", reason: "not-joined" };
		if (this.timeline.now < weather.downUntil) return { kind: "down", reason: weather.downReason };
		return { kind: "up", bars: weather.bars };
	}

	/** The time comes over the network, when there is one. */
	#syncSoon(board: Board | undefined): void {
		if (this.clockFaults.wallErrorMs !== undefined) return;
		this.timeline.after(this.#chance.between(200, 4_000), () => {
			if (this.board !== board || this.#reported?.kind !== "up") return;
			const { now } = this.timeline;
			const { noInternetUntil, noNamesUntil, portalUntil } = this.weather;
			const openAt = Math.max(noInternetUntil, noNamesUntil, portalUntil);
			if (now >= openAt) this.setWallError(this.#chance.between(-300, 300));
			else this.timeline.at(openAt, () => this.#syncSoon(board));
		});
	}

	setWallError(ms: number | undefined): void {
		this.tell?.(`the wall clock is ${ms === undefined ? "not set" : `${ms} ms off`}`);
		this.clockFaults.wallErrorMs = ms;
		this.disturb();
	}

	#onSent(sent: Sent): void {
		this.statistics.requests += 1;
		this.tell?.(`   sends ${sent.call} (${sent.number})`);
		for (const call of this.observer.tell.onSent) call(sent);
	}

	#onShow(view: View): void {
		for (const call of this.observer.tell.onShow) call(view);
		if (this.tell !== undefined && view.state !== this.shown?.state) this.tell(`   screen: ${view.title}`);
		this.shown = view;
		this.onView?.(view);
	}

	/** In the instant in which power goes, the core may still be in the middle of something. */
	#onPowerGone(why: string): void {
		this.tell?.(`power goes: ${why}`);
		this.statistics.powerCuts += 1;
		const { board } = this;
		if (board === undefined) return;
		board.die();
		this.board = undefined;
		this.shown = undefined;
		for (const call of this.observer.tell.onPowerCut) call();
		this.timeline.at(this.timeline.now, () => board.bury());
		this.#afterCut();
	}

	#afterCut(): void {
		this.timeline.after(Math.max(this.#offMs, 1), () => this.powerOn());
	}

	#onEvent(): void {
		if (this.board === undefined) return;
		for (const call of this.observer.tell.onEvent) call();
	}
}

function describeLink(report: LinkReport): string {
	switch (report.kind) {
		case "up":
			return `up, ${report.bars} bars`;
		case "joining":
			return "joining";
		case "down":
			return `down, ${report.reason}`;
	}
}

function describeOutcome(outcome: Parameters<Watch["tell"]["onSettled"][number]>[1]): string {
	if (outcome.kind === "failed") return outcome.failure.kind;
	const { status, body } = outcome.response;
	const error = /"error":"([a-z_]+)"/.exec(Buffer.from(body).toString("latin1", 0, 200))?.[1];
	return error === undefined ? `${status}, ${body.length} bytes` : `${status} ${error}`;
}

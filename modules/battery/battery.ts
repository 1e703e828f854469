import type { Clock } from "../engine/ports.js";
import { SteadyPercent } from "./steady-percent.js";

/** The battery of a board. */
export interface BatteryPort {
	/** 0 … 100; `undefined` when there is none or its charge is not known. May throw when its chip does not answer. */
	read(): number | undefined;
}

/** A chip with registers of eight bits that may know the battery. Both calls throw when it does not answer. */
export interface Registers {
	read(register: number): number;
	write(register: number, value: number): void;
}

/** Between two readings, ms. */
const everyMs = 30_000;
/** The first readings follow each other faster: some chips know nothing at the first one. */
const firstReadings = 3;
const firstEveryMs = 2_000;

/** Reads the battery now and then, and says when what is to be shown has changed. An exception of the port goes no further. */
export class Battery {
	readonly #port: BatteryPort;
	readonly #clock: Clock;
	#steady = new SteadyPercent();
	#percent: number | undefined;
	#readings = 0;
	#hasAnswered = false;
	#changed: (() => void) | undefined;
	#cancel: (() => void) | undefined;

	constructor(port: BatteryPort, clock: Clock) {
		this.#port = port;
		this.#clock = clock;
	}

	/** What to show: whole percents, 0 … 100; `undefined` when it is not known. */
	get percent(): number | undefined {
		return this.#percent;
	}

	/**
	 * Reads at once, and calls back with every change from then on, until `stop`. A chip that has never answered at the start is
	 * not asked any more.
	 */
	watch(changed: () => void): void {
		this.stop();
		this.#steady = new SteadyPercent();
		this.#readings = 0;
		this.#look();
		this.#changed = changed;
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = undefined;
		this.#changed = undefined;
	}

	#look(): void {
		const percent = this.#steady.take(this.#read());
		this.#readings += 1;
		this.#cancel = this.#isGone() ? undefined : this.#clock.wakeAt(this.#nextAt(), () => this.#look());
		if (percent === this.#percent) return;
		this.#percent = percent;
		this.#changed?.();
	}

	#read(): number | undefined {
		try {
			const reading = this.#port.read();
			this.#hasAnswered = true;
			return reading;
		} catch {
			return undefined;
		}
	}

	#isGone(): boolean {
		return !this.#hasAnswered && this.#readings >= firstReadings;
	}

	#nextAt(): number {
		return this.#clock.now() + (this.#readings < firstReadings ? firstEveryMs : everyMs);
	}
}

import { isClockSet } from "./assess.js";
import { floorAfter } from "./proved-time.js";

/** After no answer, one that cannot be right, or a certificate that is not valid now. */
const retryMs = 30_000;
/** While nobody but a time server has named the time. */
const unprovedMs = 3_600_000;
const provedMs = 86_400_000;
/** A service's date may come out of a store on the way; a clock that is further off was set wrong. */
const toleranceMs = 3_600_000;

/** What a keeper needs of its board. Times are ms since 1970. */
export type TimeNeeds = Readonly<{
	/** Asks the time servers, one after the other; calls back once, with nothing when none of them answers. May throw instead. */
	ask(settle: (wallMs: number | undefined) => void): void;
	wall(): number;
	setWall(wallMs: number): void;
	floor(): number;
	keepFloor(floorMs: number): void;
	/** Calls back once, after `ms`. The result cancels. */
	wakeIn(ms: number, callback: () => void): () => void;
}>;

/**
 * Sets a wall clock from the network. Time servers prove nothing, so what they say sets the clock, but only what a service
 * says that has proved itself by TLS moves the floor below which no time is believed: a forged time lasts until the next
 * answer of a time server, and never longer than until the next start.
 */
export class TimeKeeper {
	readonly #needs: TimeNeeds;
	#isUp = false;
	#isAsking = false;
	#isProved = false;
	#isDoubted = false;
	#cancel: (() => void) | undefined;

	constructor(needs: TimeNeeds) {
		this.#needs = needs;
	}

	/** Tells whether there is a network now. */
	linked(isUp: boolean): void {
		const isNew = isUp && !this.#isUp;
		this.#isUp = isUp;
		if (isNew) this.#ask();
	}

	/** A service that has proved itself names the time. It is believed more than a time server. */
	proved(serviceMs: number): void {
		const { wall, setWall, floor, keepFloor } = this.#needs;
		const [wallMs, floorMs] = [wall(), floor()];
		if (serviceMs < floorMs) return;
		const keptMs = floorAfter({ floorMs, wallMs, serviceMs });
		if (keptMs !== undefined) keepFloor(keptMs);
		if (Math.abs(serviceMs - wallMs) > toleranceMs) setWall(serviceMs);
		if (this.#isProved) return;
		this.#isProved = true;
		this.#again(provedMs);
	}

	/** A certificate was refused for its dates: the time servers are asked again soon, once for each time that they name. */
	doubted(): void {
		if (this.#isDoubted) return;
		this.#isDoubted = true;
		this.#again(retryMs);
	}

	#ask(): void {
		if (this.#isAsking || !this.#isUp) return;
		this.#isAsking = true;
		const settle = (wallMs: number | undefined): void => {
			if (!this.#isAsking) return;
			this.#isAsking = false;
			this.#heard(wallMs);
		};
		try {
			this.#needs.ask(settle);
		} catch (error) {
			settle(undefined);
			throw error;
		}
	}

	/** A time before the floor is a server's mistake, or a lie. */
	#heard(wallMs: number | undefined): void {
		if (wallMs === undefined || !isClockSet(wallMs, this.#needs.floor())) {
			this.#again(retryMs);
			return;
		}
		this.#needs.setWall(wallMs);
		this.#isProved = false;
		this.#isDoubted = false;
		this.#again(unprovedMs);
	}

	#again(waitMs: number): void {
		this.#cancel?.();
		this.#cancel = this.#needs.wakeIn(waitMs, () => this.#ask());
	}
}

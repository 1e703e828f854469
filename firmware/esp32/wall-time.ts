import SNTP from "sntp";
import Time from "time";
import Timer from "timer";
import type { Store } from "../../modules/credentials/store.js";
import type { Log } from "../../modules/engine/ports.js";
import { guarded } from "../ports/guard.js";
import { loadFloor, saveFloor } from "../ports/time-floor.js";

const servers = Object.freeze(["time.cloudflare.com", "pool.ntp.org", "time.google.com"]);
const retryMs = 30_000;
const dayMs = 86_400_000;

/** Sets the chip's clock from the network: as soon as there is one, again after a failure, and once a day. */
export class WallTime {
	readonly #log: Log;
	readonly #store: Store;
	#isUp = false;
	#isAsking = false;
	#timer: Timer | undefined;

	constructor(log: Log, store: Store) {
		this.#log = log;
		this.#store = store;
	}

	/** Tells whether there is a network now. */
	linked(isUp: boolean): void {
		const isNew = isUp && !this.#isUp;
		this.#isUp = isUp;
		if (isNew) guarded(this.#log, "the time", () => this.#ask(0));
	}

	#ask(first: number): void {
		if (this.#isAsking || !this.#isUp) return;
		this.#isAsking = true;
		let index = first;
		new SNTP({ host: servers[index] ?? "" }, (message, value) => {
			if (message === SNTP.retry) return undefined;
			if (message === SNTP.time) {
				this.#isAsking = false;
				guarded(this.#log, "the time", () => this.#set(Number(value)));
				return undefined;
			}
			index++;
			const next = servers[index];
			if (next !== undefined) return next;
			this.#isAsking = false;
			this.#again(retryMs);
			return undefined;
		});
	}

	/** A time before the floor is a server's mistake, or a lie. */
	#set(seconds: number): void {
		const wallMs = seconds * 1_000;
		if (wallMs < loadFloor(this.#store)) {
			this.#again(retryMs);
			return;
		}
		Time.set(seconds);
		saveFloor(this.#store, wallMs);
		this.#again(dayMs);
	}

	#again(waitMs: number): void {
		if (this.#timer !== undefined) Timer.clear(this.#timer);
		this.#timer = Timer.set(() => guarded(this.#log, "the time", () => this.#ask(0)), waitMs);
	}
}

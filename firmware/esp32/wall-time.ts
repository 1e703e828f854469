import SNTP from "sntp";
import Time from "time";
import Timer from "timer";
import type { Store } from "../../modules/credentials/store.js";
import type { HttpOutcome, Log } from "../../modules/engine/ports.js";
import { provedDateMs } from "../../modules/http/proved-date.js";
import { TimeKeeper } from "../../modules/link/time-keeper.js";
import { guarded } from "../ports/guard.js";
import { loadFloor, saveFloor } from "../ports/time-floor.js";

const servers = Object.freeze(["time.cloudflare.com", "pool.ntp.org", "time.google.com"]);

/** The chip's clock, set from the network as `TimeKeeper` decides. */
export class WallTime {
	readonly #log: Log;
	readonly #keeper: TimeKeeper;

	constructor(log: Log, store: Store) {
		this.#log = log;
		this.#keeper = new TimeKeeper({
			ask: (settle) => askServers((seconds) => this.#guard(() => settle(seconds && seconds * 1_000))),
			wall: () => Date.now(),
			setWall: (wallMs) => Time.set(wallMs / 1_000),
			floor: () => loadFloor(store),
			keepFloor: (floorMs) => saveFloor(store, floorMs),
			wakeIn: (ms, callback) => {
				const timer = Timer.set(() => this.#guard(callback), ms);
				return () => Timer.clear(timer);
			},
		});
	}

	/** Tells whether there is a network now. */
	linked(isUp: boolean): void {
		this.#guard(() => this.#keeper.linked(isUp));
	}

	/** Tells what came of a request to a service. */
	heard(url: string, outcome: HttpOutcome): void {
		this.#guard(() => {
			if (outcome.kind === "failed") {
				if (outcome.failure.kind === "not-valid-now") this.#keeper.doubted();
				return;
			}
			const serviceMs = provedDateMs(url, outcome.response);
			if (serviceMs !== undefined) this.#keeper.proved(serviceMs);
		});
	}

	#guard(act: () => void): void {
		guarded(this.#log, "the time", act);
	}
}

/** Asks one server after the other; calls back once, with s since 1970, or nothing when none answers. */
function askServers(settle: (seconds: number | undefined) => void): void {
	let index = 0;
	new SNTP({ host: servers[index] ?? "" }, (message, value) => {
		if (message === SNTP.retry) return undefined;
		if (message === SNTP.time) {
			settle(Number(value));
			return undefined;
		}
		index++;
		const next = servers[index];
		if (next === undefined) settle(undefined);
		return next;
	});
}

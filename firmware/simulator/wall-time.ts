import type { Store } from "../../modules/credentials/store.js";
import type { HttpOutcome, Log } from "../../modules/engine/ports.js";

/** The computer on which the simulator runs keeps its own clock. */
export class WallTime {
	readonly log: Log;
	readonly store: Store;

	constructor(log: Log, store: Store) {
		this.log = log;
		this.store = store;
	}

	linked(_isUp: boolean): void {}

	heard(_url: string, _outcome: HttpOutcome): void {}
}

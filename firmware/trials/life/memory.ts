import Debug from "debug";
import Instrumentation from "instrumentation";
import Timer from "timer";

/** Bytes in use. */
export type Use = Readonly<{ slots: number; chunks: number; stack: number }>;

const everyMs = 5;
const slotIndex = Instrumentation.map("XS Slot Heap Used");
const chunkIndex = Instrumentation.map("XS Chunk Heap Used");
const stackIndex = Instrumentation.map("XS Stack Used");

/** Follows what the engine uses, garbage that was not collected yet included. */
export class MemoryMeter {
	#peak: Use = { slots: 0, chunks: 0, stack: 0 };

	constructor() {
		Timer.repeat(() => this.look(), everyMs);
	}

	look(): void {
		this.#peak = larger(this.#peak, useNow());
	}

	/** The most that was in use at once since the last call. */
	takePeak(): Use {
		this.look();
		const peak = this.#peak;
		this.#peak = { slots: 0, chunks: 0, stack: 0 };
		return peak;
	}

	/** What is in use after a collection. */
	atRest(): Use {
		Debug.gc();
		return useNow();
	}
}

function useNow(): Use {
	return {
		slots: Instrumentation.get(slotIndex) ?? 0,
		chunks: Instrumentation.get(chunkIndex) ?? 0,
		stack: Instrumentation.get(stackIndex) ?? 0,
	};
}

function larger(a: Use, b: Use): Use {
	return {
		slots: Math.max(a.slots, b.slots),
		chunks: Math.max(a.chunks, b.chunks),
		stack: Math.max(a.stack, b.stack),
	};
}

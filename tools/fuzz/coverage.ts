import inspector from "node:inspector";

type Range = Readonly<{ startOffset: number; endOffset: number; count: number }>;

/**
 * Which characters of the project's compiled code have been executed, as V8 counts blocks. Begin before the code is
 * loaded. Only `modules` and `tools` count, and of those not the fuzzer itself.
 */
export class Coverage {
	readonly #session = new inspector.Session();
	readonly #covered = new Map<string, Uint8Array>();

	begin(): void {
		this.#session.connect();
		this.#session.post("Profiler.enable");
		this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
	}

	/** From now on everything that is executed is new. */
	forget(): void {
		this.peek();
		this.#covered.clear();
	}

	/** True when something was executed since the last look that had not been before; does not remember it. */
	peek(): boolean {
		return this.#look(false);
	}

	/** The same, and remembers it. */
	take(): boolean {
		return this.#look(true);
	}

	#look(remember: boolean): boolean {
		let isNew = false;
		this.#session.post("Profiler.takePreciseCoverage", (error, coverage) => {
			if (error) throw error;
			for (const { url, functions } of coverage.result) {
				if (!/\/build\/(modules|tools\/(?!fuzz\/))/.test(url)) continue;
				for (const { ranges } of functions) isNew = this.#compare(url, ranges, remember) || isNew;
			}
		});
		return isNew;
	}

	/** The first range is the function, the others are blocks in it, outer before inner. */
	#compare(url: string, ranges: readonly Range[], remember: boolean): boolean {
		const [whole] = ranges;
		if (whole === undefined || whole.count === 0) return false;
		const length = whole.endOffset - whole.startOffset;
		const now = new Uint8Array(length);
		for (const { startOffset, endOffset, count } of ranges) {
			now.fill(count > 0 ? 1 : 0, startOffset - whole.startOffset, endOffset - whole.startOffset);
		}
		const key = `${url}:${whole.startOffset}`;
		const before = this.#covered.get(key);
		if (before === undefined) {
			if (remember) this.#covered.set(key, now);
			return true;
		}
		let isNew = false;
		for (let at = 0; at < length; at += 1) {
			if (now[at] === 0 || before[at] === 1) continue;
			if (remember) before[at] = 1;
			isNew = true;
		}
		return isNew;
	}
}

/** Something that will happen. Cancelled ones stay in the heap until their time and are then passed over. */
export type Alarm = { readonly at: number; readonly order: number; readonly run: () => void; isOff: boolean };

/** More than this at one instant means that something goes round in circles. */
const maxAtOneInstant = 10_000;

/** True time, in ms from the start of a life. It jumps from one event to the next: idle time costs nothing. */
export class Timeline {
	/** True time, ms. */
	now = 0;
	/** Events so far. */
	count = 0;
	readonly #heap: Alarm[] = [];
	#order = 0;

	/** Runs `run` at `at`, or now when that has passed. Events of one instant run in the order in which they were set. */
	at(at: number, run: () => void): Alarm {
		this.#order += 1;
		const alarm: Alarm = { at: at < this.now ? this.now : at, order: this.#order, run, isOff: false };
		this.#push(alarm);
		return alarm;
	}

	after(ms: number, run: () => void): Alarm {
		return this.at(this.now + ms, run);
	}

	/** Lets time pass up to `end`, or until `isOver` says so. */
	run(end: number, isOver: () => boolean): void {
		let instant = -1;
		let atInstant = 0;
		for (let next = this.#heap[0]; next !== undefined && next.at <= end; next = this.#heap[0]) {
			this.#pop();
			if (next.isOff) continue;
			this.now = next.at;
			atInstant = next.at === instant ? atInstant + 1 : 0;
			instant = next.at;
			if (atInstant > maxAtOneInstant) throw new Error("time stands still: more than 10,000 events at once");
			this.count += 1;
			next.run();
			if (isOver()) return;
		}
		this.now = Math.max(this.now, end);
	}

	#push(alarm: Alarm): void {
		const heap = this.#heap;
		let index = heap.length;
		heap.push(alarm);
		while (index > 0) {
			const parentIndex = (index - 1) >> 1;
			const parent = heap[parentIndex];
			if (parent === undefined || !isBefore(alarm, parent)) break;
			heap[index] = parent;
			index = parentIndex;
		}
		heap[index] = alarm;
	}

	#pop(): void {
		const heap = this.#heap;
		const last = heap.pop();
		if (last === undefined || heap.length === 0) return;
		let index = 0;
		for (;;) {
			const leftIndex = 2 * index + 1;
			const left = heap[leftIndex];
			if (left === undefined) break;
			const right = heap[leftIndex + 1];
			const isRight = right !== undefined && isBefore(right, left);
			const child = isRight ? right : left;
			if (!isBefore(child, last)) break;
			heap[index] = child;
			index = isRight ? leftIndex + 1 : leftIndex;
		}
		heap[index] = last;
	}
}

function isBefore(a: Alarm, b: Alarm): boolean {
	return a.at < b.at || (a.at === b.at && a.order < b.order);
}

import type { Tone } from "../../modules/screen/view.js";

/** Something that happened, for people who look over the board's shoulder. `count`: so many times in a row. */
export type Activity = Readonly<{ id: number; wallMs: number; tone: Tone; text: string; count: number }>;

/** Entries that are kept. */
const maxEntries = 40;

/** The last happenings, oldest first. */
export class ActivityList {
	readonly #wall: () => number;
	#entries: readonly Activity[] = [];
	#nextId = 1;

	constructor(wall: () => number) {
		this.#wall = wall;
	}

	get entries(): readonly Activity[] {
		return this.#entries;
	}

	/** A repetition of the last entry only counts up. */
	add(tone: Tone, text: string): void {
		const last = this.#entries.at(-1);
		const isRepeated = last?.text === text;
		const entry: Activity = {
			id: isRepeated ? last.id : this.#nextId++,
			wallMs: this.#wall(),
			tone,
			text,
			count: isRepeated ? last.count + 1 : 1,
		};
		const kept = isRepeated ? this.#entries.slice(0, -1) : this.#entries;
		this.#entries = [...kept, entry].slice(-maxEntries);
	}
}

import type { Display } from "../../../modules/engine/ports.js";
import type { View } from "../../../modules/screen/view.js";

export type ShownView = Readonly<{ view: View; at: number }>;

/** A screen that several look at: page, terminal, JSON lines. */
export class SharedDisplay implements Display {
	readonly #watchers = new Set<(shown: ShownView) => void>();
	#shown: ShownView | undefined;

	/** The present view; `undefined` until the first. */
	get shown(): ShownView | undefined {
		return this.#shown;
	}

	show(view: View, at: number): void {
		this.#shown = { view, at };
		for (const watcher of this.#watchers) watcher(this.#shown);
	}

	/** Calls back with every view from now on. The result ends it. */
	watch(callback: (shown: ShownView) => void): () => void {
		this.#watchers.add(callback);
		return () => this.#watchers.delete(callback);
	}
}

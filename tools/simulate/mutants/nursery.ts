import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Mutant, planted } from "./mutant.js";

/** What a simulated life needs of the compiled project. */
const parts = ["modules", "tools/simulate", "tools/c2c-service", "tools/shared"] as const;

/** A copy of the compiled core and of its world, in which one fault at a time is planted. */
export class Nursery {
	readonly #folder = mkdtempSync(path.join(tmpdir(), "slate-mutant-"));
	readonly #build: string;

	constructor(build: string) {
		this.#build = build;
		for (const part of parts) {
			cpSync(path.join(build, part), path.join(this.#folder, part), {
				recursive: true,
				filter: (file) => !/\.(map|d\.ts)$/.test(file),
			});
		}
		writeFileSync(path.join(this.#folder, "package.json"), '{"type":"module"}');
	}

	/** A file of the copy. */
	file(name: string): string {
		return path.join(this.#folder, name);
	}

	/** Until {@link heal} the copy has this fault. */
	plant(mutant: Mutant): void {
		const name = nameOf(mutant);
		const text = readFileSync(path.join(this.#build, name), "utf8");
		writeFileSync(this.file(name), planted(mutant, text));
	}

	heal(mutant: Mutant): void {
		const name = nameOf(mutant);
		cpSync(path.join(this.#build, name), this.file(name));
	}

	remove(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}
}

/** The module's file, from the folder of what is compiled. */
export function nameOf({ module }: Mutant): string {
	return `modules/${module}.js`;
}

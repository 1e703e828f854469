/**
 * A value that came from outside is not what it must be. The text names the field: `"ms" must be a number`.
 */
export class FieldError extends Error {
	override readonly name = "FieldError";
}

/** Reads the fields of an object from outside, such as parsed JSON. Every getter throws a `FieldError`. */
export class Fields {
	readonly #values: ReadonlyMap<string, unknown>;

	private constructor(values: ReadonlyMap<string, unknown>) {
		this.#values = values;
	}

	static of(value: unknown, what: string): Fields {
		if (typeof value !== "object" || value === null || Array.isArray(value)) {
			throw new FieldError(`${what} must be an object`);
		}
		return new Fields(new Map(Object.entries(value)));
	}

	static fromJson(text: string, what: string): Fields {
		let value: unknown;
		try {
			value = JSON.parse(text);
		} catch {
			throw new FieldError(`${what} must be JSON`);
		}
		return Fields.of(value, what);
	}

	get names(): readonly string[] {
		return [...this.#values.keys()];
	}

	has(name: string): boolean {
		const value = this.#values.get(name);
		return value !== undefined && value !== null;
	}

	text(name: string): string {
		const value = this.#values.get(name);
		if (typeof value !== "string") throw new FieldError(`"${name}" must be text`);
		return value;
	}

	/** A number; digits in text count too, so that a command line can be read with the same code. */
	number(name: string): number {
		const value = this.#values.get(name);
		const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
		if (typeof number !== "number" || !Number.isFinite(number)) {
			throw new FieldError(`"${name}" must be a number`);
		}
		return number;
	}

	boolean(name: string): boolean {
		const value = this.#values.get(name);
		if (typeof value !== "boolean") throw new FieldError(`"${name}" must be true or false`);
		return value;
	}

	object(name: string): Fields {
		return Fields.of(this.#values.get(name), `"${name}"`);
	}

	list(name: string): readonly unknown[] {
		const value = this.#values.get(name);
		if (!Array.isArray(value)) throw new FieldError(`"${name}" must be a list`);
		return value;
	}

	objects(name: string): readonly Fields[] {
		return this.list(name).map((entry, index) => Fields.of(entry, `"${name}" ${index + 1}`));
	}

	/** What a getter reads, or `undefined` when the field is missing or null. */
	optional<T>(name: string, read: (fields: Fields) => T): T | undefined {
		return this.has(name) ? read(this) : undefined;
	}

	word<const T extends string>(name: string, words: readonly T[]): T {
		const text = this.text(name);
		const word = words.find((candidate) => candidate === text);
		if (word === undefined) throw new FieldError(`"${name}" must be one of ${words.join(", ")}`);
		return word;
	}
}

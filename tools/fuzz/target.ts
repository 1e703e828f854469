/** One parser as the fuzzer sees it. */
export type Target = Readonly<{
	/** Also the beginning of the file names in the corpus. */
	name: string;
	/** Good and nearly good inputs, from which others are made. */
	seeds: readonly Uint8Array[];
	/** Words of the input's language, put in here and there. */
	words: readonly string[];
	/** Gives the input to the parser and checks what comes out. Whatever it throws is a finding. */
	run: (input: Uint8Array) => void;
}>;

/** What a parser promised did not hold. */
export class Violation extends Error {
	override readonly name = "Violation";
}

/** Throws a {@link Violation} unless `holds`. */
export function claim(holds: boolean, what: string): asserts holds {
	if (!holds) throw new Violation(what);
}

/** UTF-8. */
export function bytesOf(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text, "utf8"));
}

/** UTF-8; what is not becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

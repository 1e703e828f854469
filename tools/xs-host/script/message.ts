/** A line over the pipe, either way. */
export type Fields = readonly string[];

/**
 * What happens to a guest: each message that it yields is handled to its end, and what the guest said meanwhile is what the
 * `yield` gives.
 */
export type Script = Generator<Fields, void, readonly Fields[]>;

export function encodeLine(fields: Fields): string {
	return fields
		.map((field) =>
			field.replace(/[\\\t\n]/g, (one) => (one === "\t" ? "\\t" : one === "\n" ? "\\n" : "\\\\")),
		)
		.join("\t");
}

export function decodeLine(line: string): Fields {
	return line
		.split("\t")
		.map((field) =>
			field.replace(/\\(.)/g, (_, one: string) => (one === "t" ? "\t" : one === "n" ? "\n" : one)),
		);
}

export function hexOf(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("hex");
}

export function bytesOf(hex: string): Uint8Array {
	return new Uint8Array(Buffer.from(hex, "hex"));
}

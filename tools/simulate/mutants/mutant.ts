/** One fault that is planted in the core: `from`, which must occur exactly once in the compiled module, becomes `to`. */
export type Mutant = Readonly<{
	name: string;
	/** What the board then does wrong; completes "A board that …". */
	fault: string;
	/** Below `build/modules`, without its ending. */
	module: string;
	from: string;
	to: string;
}>;

/** The module's text with the fault in it. */
export function planted({ name, module, from, to }: Mutant, text: string): string {
	const places = text.split(from).length - 1;
	if (places !== 1) {
		throw new Error(
			`mutant "${name}": its text occurs ${places} times in ${module}.js and must occur once:\n${from}`,
		);
	}
	return text.replace(from, () => to);
}

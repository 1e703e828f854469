/** A part of a document that a program writes, between two lines of comment. */
export type MarkedPart = Readonly<{ begin: string; end: string }>;

/** The marks of the part that a command makes. */
export function partMadeBy(command: string): MarkedPart {
	return {
		begin: `<!-- Made by ${command}; do not edit by hand. -->`,
		end: `<!-- End of what ${command} makes. -->`,
	};
}

/** What stands between the marks. */
export function readPart(document: string, part: MarkedPart): string {
	const [from, to] = place(document, part);
	return document.slice(from, to);
}

/** The document with `text` between the marks. */
export function withPart(document: string, part: MarkedPart, text: string): string {
	const [from, to] = place(document, part);
	return `${document.slice(0, from)}\n\n${text}\n\n${document.slice(to)}`;
}

function place(document: string, { begin, end }: MarkedPart): readonly [number, number] {
	const from = document.indexOf(begin);
	const to = document.indexOf(end);
	if (from < 0 || to < from) throw new Error(`the place is not marked: "${begin}" … "${end}"`);
	return [from + begin.length, to];
}

/** The document that holds the table, from the project's folder. */
export const tableFile = "docs/comparison.md";

const begin = "<!-- Made by npm run compare; do not edit by hand. -->";
const end = "<!-- End of what npm run compare makes. -->";

/** Cells by client, clients in their order. */
export type Row = Readonly<{ situation: string; cells: readonly string[] }>;
export type Table = Readonly<{ clients: readonly string[]; rows: readonly Row[] }>;

export function toMarkdown({ clients, rows }: Table): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [
		line(["Situation", ...clients]),
		line(["---", ...clients.map(() => "---")]),
		...rows.map(({ situation, cells }) => line([situation, ...cells])),
	].join("\n");
}

/** The document with the table in the place of the one it has. */
export function withTable(document: string, table: Table): string {
	const [from, to] = place(document);
	return `${document.slice(0, from)}\n\n${toMarkdown(table)}\n\n${document.slice(to)}`;
}

/** The table that a document holds. */
export function readTable(document: string): Table {
	const [from, to] = place(document);
	const [head = [], , ...rows] = document
		.slice(from, to)
		.split("\n")
		.filter((line) => line.startsWith("|"))
		.map(cellsOf);
	return {
		clients: head.slice(1),
		rows: rows.map(([situation = "", ...cells]) => ({ situation, cells })),
	};
}

function cellsOf(line: string): readonly string[] {
	return line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function place(document: string): readonly [number, number] {
	const from = document.indexOf(begin);
	const to = document.indexOf(end);
	if (from < 0 || to < from) throw new Error(`the place of the table is not marked: "${begin}" … "${end}"`);
	return [from + begin.length, to];
}

import { markdownTable } from "../shared/markdown-table.js";
import { partMadeBy, readPart, withPart } from "../shared/marked-part.js";

/** The document that holds the table, from the project's folder. */
export const tableFile = "docs/promises.md";

const part = partMadeBy("npm run compare");

/** Cells by client, clients in their order. */
export type Row = Readonly<{ situation: string; cells: readonly string[] }>;
export type Table = Readonly<{ clients: readonly string[]; rows: readonly Row[] }>;

export function toMarkdown({ clients, rows }: Table): string {
	return markdownTable(
		["Situation", ...clients],
		rows.map(({ situation, cells }) => [situation, ...cells]),
	);
}

/** The document with the table in the place of the one it has. */
export function withTable(document: string, table: Table): string {
	return withPart(document, part, toMarkdown(table));
}

/** The table that a document holds. */
export function readTable(document: string): Table {
	const [head = [], , ...rows] = readPart(document, part)
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

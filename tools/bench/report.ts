/** A part of the report: its deterministic figures come before its times. */
export type Section = Readonly<{ title: string; text: readonly string[]; tables: readonly Table[] }>;

export type Table = Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>;

export function count(value: number, digits = 0): string {
	return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** How many times as much as `base`; such as `3.2×`. */
export function ratio(value: number, base: number): string {
	return base > 0 ? `${count(value / base, value / base < 10 ? 1 : 0)}×` : "–";
}

export function markdown({ title, text, tables }: Section): string {
	return [`## ${title}`, ...text, ...tables.map(tableText)].join("\n\n");
}

function tableText({ head, rows }: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join(
		"\n",
	);
}

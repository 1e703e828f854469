import { generate } from "lean-qr";

const quietZoneModules = 2;
const blackOnWhite = "\u001b[30;107m";
const reset = "\u001b[0m";

/**
 * A QR code for a terminal, two modules to a character cell, black on white whatever the terminal's colours are. `undefined`
 * when it is wider than `columns`. The quiet zone is half of what paper needs, which phones accept on a lit screen.
 */
export function halfBlockQr(text: string, columns: number): readonly string[] | undefined {
	const code = generate(text);
	const size = code.size + 2 * quietZoneModules;
	if (size > columns) return undefined;
	const isDark = (x: number, y: number): boolean => code.get(x - quietZoneModules, y - quietZoneModules);
	const lines: string[] = [];
	for (let y = 0; y < size; y += 2) {
		const cells = Array.from({ length: size }, (_, x) => {
			const top = isDark(x, y);
			const bottom = isDark(x, y + 1);
			if (top && bottom) return "█";
			if (top) return "▀";
			return bottom ? "▄" : " ";
		});
		lines.push(`${blackOnWhite}${cells.join("")}${reset}`);
	}
	return lines;
}

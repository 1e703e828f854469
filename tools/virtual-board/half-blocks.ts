import { encode } from "uqr";

const quietZoneModules = 2;
const blackOnWhite = "\u001b[30;107m";
const reset = "\u001b[0m";

/**
 * A QR code for a terminal, two modules to a character cell, black on white whatever the terminal's colours are. `undefined`
 * when it is wider than `columns`. The quiet zone is half of what paper needs, which phones accept on a lit screen.
 */
export function halfBlockQr(text: string, columns: number): readonly string[] | undefined {
	const { data, size } = encode(text, { ecc: "M", border: quietZoneModules });
	if (size > columns) return undefined;
	const lines: string[] = [];
	for (let y = 0; y < size; y += 2) {
		const cells = Array.from({ length: size }, (_, x) => {
			const top = data[y]?.[x] === true;
			const bottom = data[y + 1]?.[x] === true;
			if (top && bottom) return "█";
			if (top) return "▀";
			return bottom ? "▄" : " ";
		});
		lines.push(`${blackOnWhite}${cells.join("")}${reset}`);
	}
	return lines;
}

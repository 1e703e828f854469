import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Fields } from "../shared/fields.js";

/** The chips that boards here are built on, as ESP-IDF names them. */
export const chips = ["esp32", "esp32s3", "esp32c3"] as const;
export type Chip = (typeof chips)[number];

export type Board = Readonly<{
	/** The name of the folder in `firmware/boards`. */
	name: string;
	chip: Chip;
	/** An emulated board has no serial port: its flash is a file. */
	isEmulated: boolean;
}>;

/** The boards, by name: every folder of `firmware/boards` that has a manifest with a chip. */
export function readBoards(root: string): readonly Board[] {
	const folder = path.join(root, "firmware/boards");
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => readBoard(folder, entry.name))
		.filter((board) => board !== undefined)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readBoard(folder: string, name: string): Board | undefined {
	const file = path.join(folder, name, "manifest.json");
	if (!existsSync(file)) return undefined;
	const build = Fields.fromJson(readFileSync(file, "utf8"), file).optional("build", (all) =>
		all.object("build"),
	);
	if (build === undefined || !build.has("ESP32_SUBCLASS")) return undefined;
	return { name, chip: build.word("ESP32_SUBCLASS", chips), isEmulated: name.startsWith("qemu_") };
}

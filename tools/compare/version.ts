import { readFileSync } from "node:fs";
import path from "node:path";
import { Fields } from "../shared/fields.js";
import { root } from "../shared/root.js";

/** The version of an installed package. */
export function versionOf(name: string): string {
	const file = path.join(root, "node_modules", name, "package.json");
	return Fields.fromJson(readFileSync(file, "utf8"), file).text("version");
}

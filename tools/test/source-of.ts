import path from "node:path";
import { root } from "../shared/root.js";

/** The source of a compiled test, from the project's folder, as people know it. */
export function sourceOf(file: string): string {
	return path.relative(path.join(root, "build"), file).replace(/\.js$/, ".ts");
}

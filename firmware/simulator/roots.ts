import { File } from "file";
import type { Roots } from "../ports/origin.js";

const path = "root.der";

/** The root of a test service: the file `root.der` in the folder in which the simulator was started, when it is there. */
export function boardRoots(): Roots {
	if (!File.exists(path)) return [];
	const file = new File(path);
	try {
		return [file.read(ArrayBuffer)];
	} finally {
		file.close();
	}
}

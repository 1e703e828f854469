import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. This file runs as `build/tools/shared/root.js`. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

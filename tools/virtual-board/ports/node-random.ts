import { randomBytes } from "node:crypto";
import type { Random } from "../../../modules/engine/ports.js";

/** The operating system's generator. */
export class NodeRandom implements Random {
	bytes(count: number): Uint8Array {
		return new Uint8Array(randomBytes(count));
	}
}

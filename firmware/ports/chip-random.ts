import type { Random } from "../../modules/engine/ports.js";

/**
 * `Math.random` of XS is made of whole words of the chip's hardware generator on ESP32 (`esp_random`), and of the C library's
 * in the simulator, which nothing secret may depend on.
 */
export class ChipRandom implements Random {
	bytes(count: number): Uint8Array {
		return Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256));
	}
}

/** The board's end of the cable to a computer. */
export interface Console {
	/** Calls back with every byte that comes from now on, 0 … 255. Several may watch. */
	watch(callback: (byte: number) => void): void;
	/** At most 120 bytes; what does not fit into the console's buffer is lost. */
	write(bytes: Uint8Array): void;
}

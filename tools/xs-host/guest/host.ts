/**
 * What a guest knows of the world outside: lines of fields that go out, and messages that it asks for. `native/bridge.c`
 * implements it on XS, `node-machine.ts` on Node.
 */
export interface Host {
	/** One line. What is `undefined` leaves its field empty. Numbers must be whole. */
	say(...fields: readonly (string | number | Uint8Array | undefined)[]): void;
	/** Waits for the next message. Gives its first field; `end` when there is none to come. */
	next(): string;
	/** A field of the message; `undefined` when it has fewer. The first field is 0. */
	text(index: number): string | undefined;
	number(index: number): number | undefined;
	bytes(index: number): ArrayBuffer | undefined;
	/** The board's encoder: a byte for each module, row by row; `undefined` when it makes no code. Not on Node. */
	qrCode?(text: string, modes: string): ArrayBuffer | undefined;
}

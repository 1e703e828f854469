// What the modules of single boards use of the SDK besides what every board uses.

/** A function of C, by its name. */
declare function native(name: string): (...args: unknown[]) => unknown;

declare module "embedded:io/digital" {
	export default class Digital {
		static readonly InputPullUp: number;
		static readonly Rising: number;
		static readonly Falling: number;
		constructor(options: { pin: number; mode: number; edge: number; onReadable: () => void });
		read(): number;
	}
}

declare module "embedded:io/serial" {
	export default class Serial {
		constructor(options: {
			receive: number;
			transmit: number;
			port: number;
			baud: number;
			format: "buffer";
			onReadable: (this: Serial) => void;
		});
		read(): number | ArrayBuffer | undefined;
		write(bytes: Uint8Array): void;
	}
}

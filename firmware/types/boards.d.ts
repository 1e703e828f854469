// What the modules of single boards use of the SDK besides what every board uses.

/** A function of C, by its name. What it gives is for the port that knows the function to say. */
declare function native(name: string): (...args: unknown[]) => unknown;

/** A class whose objects hold something of C's, with the function that frees it. */
declare function Native(destructor: string): new () => object;

declare module "pins/pwm" {
	export default class PWM {
		constructor(options: { pin: number });
		/** 0 … 1023. */
		write(duty: number): void;
	}
}

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

declare module "embedded:io/smbus" {
	/** Every call throws when the chip at `address` does not answer. */
	export default class SMBus {
		constructor(options: { data: number; clock: number; hz: number; address: number });
		readUint8(register: number): number;
		writeUint8(register: number, value: number): void;
	}
}

declare module "embedded:io/analog" {
	export default class Analog {
		constructor(options: { pin: number });
		/** Bits of a sample. */
		readonly resolution: number;
		read(): number;
	}
}

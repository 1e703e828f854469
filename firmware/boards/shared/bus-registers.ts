import SMBus from "embedded:io/smbus";
import config from "mc/config";
import type { Registers } from "../../../modules/battery/battery.js";

const speedHz = 100_000;

/** What the SDK documents of SMBus; its declaration of the constructor is that of a list. */
type Bus = Readonly<{
	readUint8(register: number): number;
	writeUint8(register: number, value: number): void;
}>;
type BusClass = new (options: Readonly<{ data: number; clock: number; hz: number; address: number }>) => Bus;

/** A chip at `address` of the I²C bus whose pins are `batteryBus` in the configuration. Throws when the pins are taken. */
export class BusRegisters implements Registers {
	readonly #bus: Bus;

	constructor(address: number) {
		const { data, clock } = config.batteryBus as Readonly<{ data: number; clock: number }>;
		this.#bus = new (SMBus as unknown as BusClass)({ data, clock, hz: speedHz, address });
	}

	read(register: number): number {
		return this.#bus.readUint8(register);
	}

	write(register: number, value: number): void {
		this.#bus.writeUint8(register, value);
	}
}

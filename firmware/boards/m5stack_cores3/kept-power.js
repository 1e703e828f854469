import AXP2101 from "slate/firmware/boards/m5stack_cores3/axp2101";

/**
 * The SDK's setup keeps the power chip to itself, and the bus takes one driver for each address: this one can also be reached
 * by the backlight.
 */
export default class extends AXP2101 {
	constructor(options) {
		super(options);
		globalThis.slatePower = this;
	}
}

/** The power chip as the SDK's setup of this board makes it; `brightness` is 0 … 100. */
type Powered = Readonly<{ power?: { brightness: number } }>;

/** The backlight hangs on an output of the power chip (AXP192), whose voltage makes the brightness. */
export function setBacklight(percent: number): void {
	const { power } = globalThis as Powered;
	if (power !== undefined) power.brightness = percent;
}

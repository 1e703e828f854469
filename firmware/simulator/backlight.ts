/** The simulated LCD has no backlight; a line in the log says what it would be. */
export function setBacklight(percent: number): void {
	trace(`info backlight ${percent} %\n`);
}

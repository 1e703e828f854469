/** Where the SDK's setup of a board puts its backlight. 0 … 100. */
type Lit = Readonly<{ backlight?: Readonly<{ write(percent: number): void }> }>;

/** The backlight that the SDK's setup has made of the board's `Host.Backlight`. */
export function setBacklight(percent: number): void {
	(globalThis as Lit).backlight?.write(percent);
}

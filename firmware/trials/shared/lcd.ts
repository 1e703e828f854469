import "piu/MC";

/** Part of the LCD, in pixels of the panel as the board holds it. */
export type LcdArea = Readonly<{ x: number; y: number; width: number; height: number }>;

type Lcd = {
	begin(x: number, y: number, width: number, height: number): unknown;
	end(): unknown;
};

type LcdEvents = Readonly<{
	/** Piu is about to send the pixels of this area, all of them. */
	onArea?: (area: LcdArea) => void;
	/** Everything that was to be painted has been sent. */
	onFrame?: () => void;
}>;

/** Watches what Piu sends to the LCD. To be called before the Piu application is made, which takes its screen as it finds it. */
export function watchLcd({ onArea, onFrame }: LcdEvents): void {
	const lcd = screen as Lcd;
	const { begin, end } = lcd;
	lcd.begin = function (this: Lcd, x, y, width, height) {
		onArea?.({ x, y, width, height });
		return begin.call(this, x, y, width, height);
	};
	lcd.end = function (this: Lcd) {
		const result = end.call(this);
		onFrame?.();
		return result;
	};
}

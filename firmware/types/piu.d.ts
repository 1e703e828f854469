declare module "piu/MC" {
	export interface Content {
		readonly width: number;
		readonly height: number;
	}

	export interface Style {
		readonly __style?: never;
	}

	export interface Port extends Content {
		/** `width` 0 or the width of the text; a narrower one shortens it. */
		drawString(
			text: string,
			style: Style,
			color: string,
			x: number,
			y: number,
			width: number,
			height: number,
		): void;
		fillColor(color: string, x: number, y: number, width: number, height: number): void;
		invalidate(x?: number, y?: number, width?: number, height?: number): void;
	}

	export interface Application extends Content {
		add(content: Content): void;
	}

	interface ContentDictionary {
		left?: number;
		right?: number;
		top?: number;
		bottom?: number;
		active?: boolean;
		Behavior?: new () => object;
	}

	global {
		const Style: new (dictionary: { font: string; color?: string }) => Style;
		const Behavior: new () => object;
		const Port: new (data: unknown, dictionary: ContentDictionary) => Content;
		const Application: new (
			data: unknown,
			dictionary: { displayListLength: number; commandListLength: number; touchCount: number },
		) => Application;
		const screen: object;
	}
}

import type { Tone, View } from "../../../modules/screen/view.js";

/** Event `board`: everything beside the LCD. */
export type BoardMessage = Readonly<{
	view: View | undefined;
	/** The board's monotonic clock when this was sent, ms; the instants in the view are of the same clock. */
	at: number;
	/** Base URL of the service. */
	service: string;
	isPlugged: boolean;
	isDown: boolean;
	panel: string;
	/** Of the panel as it is sold. */
	mmPerPixel: number;
	panels: readonly string[];
	language: string;
	languages: readonly Readonly<{ code: string; name: string }>[];
	/** Oldest first. `count`: happened so many times in a row. */
	activity: readonly Readonly<{ id: number; wallMs: number; tone: Tone; text: string; count: number }>[];
}>;

/** Event `frame`: rows of the LCD from `top` on, RGB565 with the low byte first, as base64. */
export type FrameMessage = Readonly<{ width: number; height: number; top: number; rows: string }>;

import type { HttpOutcome, LogLevel } from "../../../modules/engine/ports.js";
import type { View } from "../../../modules/screen/view.js";
import type { Sent } from "./sent.js";

/** What a world tells those who watch it. */
export type Hooks = Readonly<{
	/** The board has started, and has not lost power while it did. */
	onBoot?: () => void;
	onPowerCut?: () => void;
	/** After each event of a board that still has power. */
	onEvent?: () => void;
	onSent?: (sent: Sent) => void;
	/** Just before the board learns of it. */
	onSettled?: (sent: Sent, outcome: HttpOutcome) => void;
	onStranger?: (url: string) => void;
	onShow?: (view: View) => void;
	onLog?: (level: LogLevel, text: string) => void;
	/** A write (or, without value, a removal) is about to begin. */
	onFlashChange?: (key: string, value: Uint8Array | undefined) => void;
	onButton?: (down: boolean) => void;
	/** The radio is about to say that the connection is there again. */
	onLinkUp?: () => void;
	/** Something went wrong, was put right, or changed at the service: what follows may take its time from here. */
	onDisturbance?: () => void;
}>;

/** For each hook, those who asked for it. */
export type Calls = { readonly [H in keyof Hooks]-?: readonly NonNullable<Hooks[H]>[] };

/** All who watch a world. */
export type Watch = Readonly<{
	tell: Calls;
	/** Whether life is to end here. */
	isOver: () => boolean;
}>;

/** Names of the symbols in `assets/fonts`; the painter draws them as text in the symbol font. */
export type Symbol =
	| "link"
	| "linked"
	| "unlinked"
	| "offline"
	| "paused"
	| "warning"
	| "waiting"
	| "settings";

export type Tone = "neutral" | "good" | "attention" | "bad";

/** What is shown while a code is live. Times are monotonic ms. */
export type CodeView = Readonly<{
	/** As the service gave it, such as `048213`; painters group it. */
	userCode: string;
	/** Address for the QR code: the complete link, or the plain address when there is no complete one. */
	qr: string | undefined;
	/** True when {@link CodeView.qr} has the code filled in already. */
	qrIsComplete: boolean;
	/** Host and path where the digits are typed, such as `app.frame.io/pair`; `undefined`: in the project. */
	address: string | undefined;
	/** "Scan, or enter the code at", or where else the digits are entered. */
	instruction: string;
	/** The same for a panel that has no room for the QR code: "Enter the code at". */
	instructionWithoutQr: string;
	/** The name to compare with on the web. */
	deviceName: string | undefined;
	/** That this code took the place of one that ended; `short` where there is little room. */
	renewed: Readonly<{ full: string; short: string }> | undefined;
	startsAt: number;
	endsAt: number;
}>;

/** A button that is being held. The bar fills from `startsAt` to `endsAt` (monotonic ms). */
export type HoldView = Readonly<{ label: string; startsAt: number; endsAt: number }>;

/**
 * Everything a person may be shown, in words of one language. It is data: it holds no time of its own (a countdown is two
 * instants), so it changes only when something changes, and it never holds a secret.
 */
export type View = Readonly<{
	/** One of the machine's states, for programs. */
	state: string;
	/** Which view of that state this is, such as `offline: no-internet`; the same in every language. */
	name: string;
	tone: Tone;
	symbol: Symbol;
	/** A few words: "Paired", "No connection". */
	title: string;
	/** The name that matters most, large: the project that is, or was, paired. */
	project: string | undefined;
	code: CodeView | undefined;
	/** Sentences, the most important first; a small panel may leave out the last ones. */
	lines: readonly string[];
	/** Something passing that does not change the state: "Connection lost, trying again". */
	notice: string | undefined;
	/** What the button does now: "Press: new code · Hold 3 s: cancel". */
	hint: string | undefined;
	hold: HoldView | undefined;
}>;

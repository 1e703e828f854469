import { epochMs } from "../world/board-clock.js";
import { type GoodCode, goodCode, read } from "./answers.js";
import type { MakeWatcher } from "./promise.js";

/** Clock drift within one code's life, and rounding. */
const slackMs = 500;
/** Two times that were rounded to ms may differ by this. */
const roundingMs = 2;

/**
 * The screen shows at most one code: one that the service gave to this start in an answer that parses, with its own links,
 * and not past its end, which is counted from before its request was sent.
 */
export const oneLiveCode: MakeWatcher = (world, broken) => {
	let codes = new Map<string, GoodCode & { endsAt: number }>();
	let shownEnd: number | undefined;

	function checkEnd(): void {
		if (shownEnd === undefined || world.boardNow < shownEnd) return;
		broken(`the screen shows a code ${world.boardNow - shownEnd} ms past its end`);
	}

	/** The code in the service's own books must live at least as long as the screen says. */
	function checkAtService(code: GoodCode, endsAt: number): void {
		const known = world.service.service.state.codes.get(code.deviceCode);
		if (known === undefined || world.clockIsDisturbed) return;
		const trueEnd = known.lapsesAtMs - epochMs;
		const shown = world.timeline.now + (endsAt - world.boardNow);
		if (code.lifetimeMs <= 120_000 && shown > trueEnd + slackMs)
			broken("the screen promises more time than the service gives");
	}

	return {
		name: "one-live-code",
		onBoot() {
			codes = new Map();
			shownEnd = undefined;
		},
		onPowerCut() {
			shownEnd = undefined;
		},
		onEvent: checkEnd,
		onSettled(sent, outcome) {
			if (sent.call !== "code") return;
			const reading = read(outcome);
			const code = reading.kind === "ok" ? goodCode(reading.json) : undefined;
			if (code !== undefined) codes.set(code.userCode, { ...code, endsAt: sent.boardAt + code.lifetimeMs });
		},
		onShow({ code: shown }) {
			if (shownEnd !== undefined && world.boardNow > shownEnd + roundingMs && !world.clockIsDisturbed)
				broken(`a code stayed on the screen ${world.boardNow - shownEnd} ms past its end`);
			shownEnd = shown?.endsAt;
			if (shown === undefined) return;
			if (!/^[0-9]{6}$/.test(shown.userCode)) broken("the screen shows a code that is not six digits");
			const code = codes.get(shown.userCode);
			if (code === undefined) {
				broken("the screen shows a code that the service did not give to this start");
				return;
			}
			if (shown.endsAt > code.endsAt) broken("the life of a code is not counted from before its request");
			if (shown.qr !== undefined && !code.links.includes(shown.qr))
				broken("the QR code on the screen is not that of the code");
			if (shown.qr !== undefined && !shown.qr.startsWith("https://"))
				broken("the QR code on the screen is not an https address");
			checkAtService(code, shown.endsAt);
		},
	};
};

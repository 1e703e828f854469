import type { HttpOutcome } from "../../../modules/engine/ports.js";
import type { Pairing } from "../../c2c-service/logic/state.js";
import type { Sent } from "../world/sent.js";
import { member, newestSlot } from "../world/slots.js";
import type { LossCause } from "../world/statistics.js";
import { read } from "./answers.js";
import type { MakeWatcher } from "./promise.js";

/** A pairing is `lost` only after the service itself said no, and only for a cause that no board can prevent. */
export const lostOnlyByNo: MakeWatcher = (world, broken) => {
	/** How far each issued refresh token came. */
	const reached = new Map<string, "reached" | "stored" | "refused">();
	let arriving: string | undefined;
	let lastNo: Readonly<{ at: number; token: string | undefined; isGenuine: boolean }> | undefined;
	let heldToken: string | undefined;
	let isLost = false;

	function causeOf(token: string, pairing: Pairing): LossCause | undefined {
		const { tokens } = pairing;
		if (tokens !== undefined && tokens.refresh !== token) {
			switch (reached.get(tokens.refresh)) {
				case undefined:
					return "answer-lost";
				case "reached":
					return "cut-in-window";
				case "refused":
					return "flash-refused";
				case "stored":
					return pairing.end === undefined ? undefined : "ended";
			}
		}
		if (pairing.end !== undefined) return "ended";
		if (tokens !== undefined && world.service.service.now() >= tokens.refreshLapsesAtMs) return "lapsed";
		return lastNo?.isGenuine ? undefined : "refused";
	}

	/** `isPast`: power went in the very event in which the pairing was given up, and a start finds it so. */
	function judge(isPast: boolean): void {
		const isNo = lastNo?.token === heldToken && (isPast || lastNo?.at === world.timeline.now);
		if (!isNo) broken("the pairing was given up though the service had not said no");
		if (heldToken === undefined) {
			world.statistics.losses.lapsed += 1;
			return;
		}
		const pairing = world.service.byRefreshToken.get(heldToken);
		if (pairing === undefined) {
			broken("the pairing was given up over a token that the service never issued");
			return;
		}
		const cause = causeOf(heldToken, pairing);
		if (cause === undefined) broken("the pairing was lost though its new tokens had reached flash");
		else world.statistics.losses[cause] += 1;
	}

	/** The tokens that have just reached the board must be in flash once the event is over. */
	function checkArrival(): void {
		if (arriving === undefined) return;
		const stored = member(
			newestSlot(world.flash.values, "credentials")?.json?.pairing,
			"tokens",
			"refreshToken",
		);
		if (stored === arriving) reached.set(arriving, "stored");
		else if (world.state.unsaved) reached.set(arriving, "refused");
		else if (world.state.record.pairing.kind === "held")
			broken("new tokens had reached the board and were not written to flash at once");
		arriving = undefined;
	}

	function noteAnswer(sent: Sent, text: string): void {
		const { issued } = sent;
		if (issued === undefined || !text.includes(issued.refresh) || !text.includes(issued.access)) return;
		reached.set(issued.refresh, "reached");
		arriving = issued.refresh;
	}

	return {
		name: "lost-only-by-no",
		onBoot() {
			const wasLost = isLost;
			isLost = world.state.record.pairing.kind === "lost";
			// Tokens that never reached flash leave what was there before them.
			if (isLost && !wasLost && reached.get(heldToken ?? "") === "stored") judge(true);
		},
		onPowerCut() {
			arriving = undefined;
		},
		onSettled(sent, outcome) {
			// Where there is nothing to refresh with, a 401 is the service's no.
			if (isBearer(sent) && heldToken === undefined && isUnauthorized(outcome))
				lastNo = { at: world.timeline.now, token: undefined, isGenuine: sent.isServed && !sent.isSpoilt };
			if (sent.call !== "refresh" && sent.call !== "poll") return;
			if (outcome.kind === "response" && outcome.response.status === 200)
				noteAnswer(sent, Buffer.from(outcome.response.body).toString());
			if (sent.call !== "refresh") return;
			const reading = read(outcome);
			const isNo =
				reading.kind === "not-authorized" ||
				(reading.kind === "error" && ["invalid_request", "invalid_grant"].includes(reading.error));
			if (!isNo) return;
			const token = sent.fields.get("refresh_token");
			lastNo = { at: world.timeline.now, token, isGenuine: sent.isServed && !sent.isSpoilt };
		},
		onEvent() {
			const { record } = world.state;
			const wasLost = isLost;
			isLost = record.pairing.kind === "lost";
			if (isLost && !wasLost) judge(false);
			checkArrival();
			if (record.pairing.kind === "held") heldToken = record.pairing.tokens.refreshToken;
		},
	};
};

function isBearer({ call }: Sent): boolean {
	return call === "me" || call === "heartbeat";
}

function isUnauthorized(outcome: HttpOutcome): boolean {
	const isPlain = outcome.kind === "response" && outcome.response.status === 401;
	return isPlain || read(outcome).kind === "not-authorized";
}

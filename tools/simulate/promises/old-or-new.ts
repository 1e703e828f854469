import type { Sent } from "../world/sent.js";
import { canonical, jsonOf, member, newestSlot, payloadText } from "../world/slots.js";
import type { MakeWatcher } from "./promise.js";

/**
 * Credentials in flash are the old record or the new one, never none and never a mix; the mark is in flash before a refresh
 * goes out, new tokens are in flash before they are used, and no token is left in flash once the pairing is over.
 */
export const oldOrNew: MakeWatcher = (world, broken) => {
	const { flash } = world;
	/** What a start may find: the record that was saved last, and those whose save has not ended well. */
	let durable: string | undefined;
	let attempted: string[] = [];
	let clientId: string | undefined;
	let seenRecord: unknown;
	let provenToken = "";
	/** The access tokens that came with their refresh token. */
	const whole = new Set<string>();

	const matches = (found: string | undefined) => durable === found || attempted.some((one) => one === found);

	function checkIdentity(): void {
		const { setup } = world.state;
		if (clientId !== undefined && setup.clientId !== clientId) broken("the board has got another client id");
		const stored = newestSlot(flash.values, "identity")?.json?.clientId;
		if (stored === setup.clientId) clientId = stored;
	}

	function checkWiped(): void {
		for (const key of ["credentials-a", "credentials-b"]) {
			const bytes = flash.values.get(key);
			if (bytes === undefined) continue;
			const text = Buffer.from(bytes).toString("latin1");
			for (const token of world.service.byRefreshToken.keys()) {
				if (text.includes(token)) broken(`a refresh token is left in ${key} though the pairing is over`);
			}
		}
	}

	function checkRefresh(sent: Sent): void {
		const pairing = newestSlot(flash.values, "credentials")?.json?.pairing;
		if (member(pairing, "refreshInFlight") !== true)
			broken("a refresh was sent before its mark was in flash");
		if (member(pairing, "tokens", "refreshToken") !== sent.fields.get("refresh_token"))
			broken("a refresh was sent with a token that is not the one in flash");
	}

	function checkBearer(sent: Sent): void {
		const token = sent.request.headers.authorization ?? "";
		if (token === provenToken || world.state.unsaved || !whole.has(token)) return;
		provenToken = token;
		const stored = member(newestSlot(flash.values, "credentials")?.json?.pairing, "tokens", "refreshToken");
		const pairing = typeof stored === "string" ? world.service.byRefreshToken.get(stored) : undefined;
		const current = pairing?.tokens;
		const isOwn = current === undefined || current.refresh === stored || token !== `Bearer ${current.access}`;
		if (!isOwn) broken("an access token was used before its pair was in flash");
	}

	function onEvent(): void {
		const { state } = world;
		if (state.record === seenRecord && attempted.length === 0) return;
		if (state.unsaved || state.savesUnderWay > 0) return;
		seenRecord = state.record;
		durable = attempted.at(-1) ?? durable;
		attempted = [];
		const { kind } = state.record.pairing;
		if (kind === "none" || kind === "lost") checkWiped();
	}

	return {
		name: "old-or-new",
		onFlashChange(key, value) {
			if (!key.startsWith("credentials-") || value === undefined) return;
			attempted.push(value.length <= 16 ? "" : canonical(jsonOf(payloadText(value))));
			if (attempted.length > 8) attempted.splice(1, 1);
		},
		onBoot() {
			checkIdentity();
			const { record } = world.state;
			const isBlank = record.pairing.kind === "none" && record.encoding === undefined;
			const found = canonical(record);
			if (!matches(found) && !(isBlank && matches(undefined)))
				broken(
					`a start found a record that is neither the old nor the new one: ${record.pairing.kind}, was ${kindOf(durable)}`,
				);
			durable = isBlank && !matches(found) ? undefined : found;
			attempted = [];
			seenRecord = undefined;
			provenToken = "";
			onEvent();
		},
		onEvent,
		onSettled({ issued }, outcome) {
			if (issued === undefined || outcome.kind === "failed") return;
			const text = Buffer.from(outcome.response.body).toString();
			if (text.includes(issued.refresh)) whole.add(`Bearer ${issued.access}`);
		},
		onSent(sent) {
			if (sent.call === "refresh") checkRefresh(sent);
			if (sent.call === "me" || sent.call === "heartbeat") checkBearer(sent);
		},
	};
};

function kindOf(text: string | undefined): string {
	return text === undefined ? "nothing" : String(member(jsonOf(text), "pairing", "kind"));
}

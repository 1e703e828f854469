import type { Tokens } from "../../../modules/credentials/records.js";
import type { CallName } from "../../c2c-service/logic/faults.js";
import type { Delivery } from "../../c2c-service/logic/message.js";
import { C2cService } from "../../c2c-service/logic/service.js";
import type { Settings } from "../../c2c-service/logic/settings.js";
import { isLive, type Pairing } from "../../c2c-service/logic/state.js";
import { epochMs } from "./board-clock.js";
import type { Chance } from "./chance.js";
import { pathOf, type Sent } from "./sent.js";
import type { Timeline } from "./timeline.js";

export type { CallName };

export const modelSecret = "model-secret-8c41f0a7d2e9";

/** The service of `tools/c2c-service` on simulated time, and what only its own books can tell. */
export class ServiceSide {
	readonly service: C2cService;
	/** Every secret that was ever issued: tokens and device codes. */
	readonly secrets = new Set<string>([modelSecret]);
	/** Every user code that was ever given. */
	readonly userCodes = new Set<string>();
	/** The pairings that it ever made, by each refresh token that was ever issued for them. */
	readonly byRefreshToken = new Map<string, Pairing>();
	/** Called when a fault may have hit a request. */
	onFault: () => void = () => {};
	#pairing: Pairing | undefined;

	constructor(timeline: Timeline, chance: Chance, settings: Partial<Settings>) {
		this.service = new C2cService({
			now: () => epochMs + timeline.now,
			random: { bytes: (count) => chance.bytes(count) },
			settings: { origin: "https://c2c.example", ...settings },
			models: [{ clientSecret: modelSecret, name: "ACME-BOX", assetType: "video", minimumFirmware: "0.0.0" }],
		});
	}

	/** Handles a request and notes in it which tokens it made the service issue. */
	receive(sent: Sent): Delivery {
		const { method, url, headers, body } = sent.request;
		const codes = this.service.state.codes.size;
		const isDisturbed = this.service.faults.list.length > 0;
		const delivery = this.service.receive({
			method,
			path: pathOf(url),
			headers,
			body: body ?? nothing,
		});
		if (isDisturbed) {
			sent.isSpoilt = true;
			this.onFault();
		}
		sent.isServed = delivery.kind !== "silence";
		if (this.service.state.codes.size > codes) this.#noteCode();
		if (sent.call === "poll" || sent.call === "refresh") this.#noteTokens(sent);
		return delivery;
	}

	/** The pairing that a board with these tokens has now, by the one or the other. */
	pairingOf({ accessToken, refreshToken }: Tokens): Pairing | undefined {
		const { tokens: current } = this.service.state;
		const pairing = current.get(refreshToken ?? "") ?? current.get(accessToken ?? "");
		const tokens = pairing?.tokens;
		if (pairing === undefined || tokens === undefined) return undefined;
		const isRefresh = tokens.refresh === refreshToken;
		if (this.service.now() >= (isRefresh ? tokens.refreshLapsesAtMs : tokens.accessLapsesAtMs))
			return undefined;
		return isLive(this.service.state, pairing, this.service.now()) ? pairing : undefined;
	}

	/** The newest pairing that was ever made. */
	get newest(): Pairing | undefined {
		for (const pairing of this.service.state.pairings.values()) this.#pairing = pairing;
		return this.#pairing;
	}

	#noteCode(): void {
		for (const [deviceCode, { userCode }] of this.service.state.codes) {
			this.secrets.add(deviceCode);
			this.userCodes.add(userCode);
		}
	}

	#noteTokens(sent: Sent): void {
		for (const pairing of this.service.state.pairings.values()) {
			const { tokens } = pairing;
			if (tokens === undefined || this.byRefreshToken.has(tokens.refresh)) continue;
			this.byRefreshToken.set(tokens.refresh, pairing);
			this.secrets.add(tokens.refresh);
			this.secrets.add(tokens.access);
			sent.issued = tokens;
		}
	}
}

const nothing = new Uint8Array(0);

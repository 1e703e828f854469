import type { Delivery, ServiceRequest } from "../../tools/c2c-service/logic/message.js";
import type { C2cService } from "../../tools/c2c-service/logic/service.js";

/** Tokens that were issued together, or nothing: what a board may hold. */
export type Held = Readonly<{ access: string; refresh: string }> | undefined;

/** Keeps account of every answer of the token endpoint, by client id: tokens issued, or a pairing declared void. */
export class TokenLedger {
	readonly #entries = new Map<string, Held[]>();
	readonly #watchers = new Set<(clientId: string) => void>();

	constructor(service: C2cService) {
		const receive = service.receive.bind(service);
		service.receive = (request) => {
			const delivery = receive(request);
			this.#note(request, delivery);
			return delivery;
		};
	}

	/** What happened to the client since the last {@link forget}, oldest first. */
	entries(clientId: string): readonly Held[] {
		return this.#entries.get(clientId) ?? [];
	}

	forget(clientId: string): void {
		this.#entries.delete(clientId);
	}

	/** Resolves with the next entry of that client. */
	next(clientId: string): Promise<void> {
		return new Promise((resolve) => {
			const watcher = (changed: string): void => {
				if (changed !== clientId) return;
				this.#watchers.delete(watcher);
				resolve();
			};
			this.#watchers.add(watcher);
		});
	}

	#note(request: ServiceRequest, delivery: Delivery): void {
		if (!request.path.startsWith("/v2/auth/token") || delivery.kind !== "answer") return;
		const form = new URLSearchParams(Buffer.from(request.body).toString());
		const clientId = form.get("client_id") ?? "";
		const body = JSON.parse(Buffer.from(delivery.answer.body).toString()) as Record<string, unknown>;
		const { access_token: access, refresh_token: refresh } = body;
		const isRefusal = form.get("grant_type") === "refresh_token" && delivery.answer.status >= 400;
		if (typeof access === "string" && typeof refresh === "string") this.#add(clientId, { access, refresh });
		else if (isRefusal) this.#add(clientId, undefined);
	}

	#add(clientId: string, entry: Held): void {
		this.#entries.set(clientId, [...this.entries(clientId), entry]);
		for (const watcher of this.#watchers) watcher(clientId);
	}
}

import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Adapter, AdapterPayload, Provider } from "oidc-provider";

/** An OAuth server that nobody of this project wrote, with its device flow in the form of six digits. */
export type RunningProvider = Readonly<{
	origin: string;
	/** The next so many polls are answered with the provider's own `slow_down`. */
	slowDown(count: number): void;
	close(): Promise<void>;
}>;

export const clientId = "board-1";
export const clientSecret = "the-secret-of-the-board";
export const codeLifetimeS = 60;
export const accessLifetimeS = 3_600;

/** Where the provider keeps what it knows: maps, one object for each of its models. */
class MapAdapter implements Adapter {
	readonly #payloads = new Map<string, AdapterPayload>();
	readonly #beforeFind: () => void;

	constructor(beforeFind: () => void) {
		this.#beforeFind = beforeFind;
	}

	async upsert(id: string, payload: AdapterPayload): Promise<void> {
		this.#payloads.set(id, payload);
	}

	async find(id: string): Promise<AdapterPayload | undefined> {
		this.#beforeFind();
		return this.#payloads.get(id);
	}

	async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
		return [...this.#payloads.values()].find((payload) => payload.userCode === userCode);
	}

	async findByUid(uid: string): Promise<AdapterPayload | undefined> {
		return [...this.#payloads.values()].find((payload) => payload.uid === uid);
	}

	async consume(id: string): Promise<void> {
		const payload = this.#payloads.get(id);
		if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
	}

	async destroy(id: string): Promise<void> {
		this.#payloads.delete(id);
	}

	async revokeByGrantId(grantId: string): Promise<void> {
		for (const [id, payload] of this.#payloads) if (payload.grantId === grantId) this.#payloads.delete(id);
	}
}

function signingKey(): object {
	const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256" };
}

/** Loaded late, so that what it prints on loading can be kept quiet. */
async function makeProvider(origin: string, isTooFast: () => boolean): Promise<Provider> {
	const { errors, Provider } = await import("oidc-provider");
	const beforePoll = (): void => {
		if (isTooFast()) throw new errors.SlowDown();
	};
	return new Provider(origin, {
		adapter: (name: string) => new MapAdapter(name === "DeviceCode" ? beforePoll : () => {}),
		clients: [
			{
				client_id: clientId,
				client_secret: clientSecret,
				client_name: "Slate",
				token_endpoint_auth_method: "client_secret_post",
				grant_types: ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
				redirect_uris: [],
				response_types: [],
				id_token_signed_response_alg: "ES256",
			},
		],
		cookies: { keys: ["cookie key of a test"] },
		jwks: { keys: [signingKey()] },
		features: {
			deviceFlow: { enabled: true, charset: "digits", mask: "******" },
			revocation: { enabled: true },
		},
		// The device authorization request cannot ask for consent, without which offline_access is ignored.
		issueRefreshToken: async () => true,
		rotateRefreshToken: true,
		ttl: {
			AccessToken: accessLifetimeS,
			DeviceCode: codeLifetimeS,
			Grant: 86_400,
			IdToken: 3_600,
			Interaction: 3_600,
			RefreshToken: 86_400,
			Session: 86_400,
		},
	});
}

/** Starts the provider on a free loopback port. */
export async function startProvider(): Promise<RunningProvider> {
	let slowDowns = 0;
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	const provider = await makeProvider(origin, () => {
		if (slowDowns === 0) return false;
		slowDowns -= 1;
		return true;
	});
	server.on("request", provider.callback());
	return {
		origin,
		slowDown: (count) => {
			slowDowns = count;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Keeps the provider's advice for people who run it in earnest off the tests of a suite. */
export function quietly(): void {
	const { info, warn } = console;
	before(() => {
		console.info = () => {};
		console.warn = () => {};
	});
	after(() => {
		console.info = info;
		console.warn = warn;
	});
}

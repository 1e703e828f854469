import type { TlsOptions } from "node:tls";
import type { Scene } from "../../tools/tls-check/bench.js";
import { type Identity, issue, makeRoot, type Name } from "../../tools/tls-check/pki.js";

/** One row of the table. `code` is the reason for a refusal; versions of the library may differ in which one they see. */
export type Row = Readonly<{
	name: string;
	code?: string | readonly string[];
	words?: RegExp;
	scene: () => Promise<Scene>;
}>;

export const dns = (...values: string[]): readonly Name[] => values.map((value) => ({ type: "dns", value }));

export async function simple(root: Identity, wish: Parameters<typeof issue>[0] = {}): Promise<Scene> {
	return { chain: [await issue({ issuer: root, ...wish })], trusted: [root] };
}

async function speaking(server: TlsOptions, wish: Parameters<typeof issue>[0] = {}): Promise<Scene> {
	return { ...(await simple(await makeRoot(), wish)), server };
}

/** They make a certificate longer by 4 KB. */
const manyNames = dns(
	"localhost",
	...Array.from(
		{ length: 20 },
		(_, index) => `${`${index}`.padStart(60, "a")}.${"b".repeat(60)}.${"c".repeat(60)}.invalid`,
	),
);

async function crossSigned(trustsOld: boolean): Promise<Scene> {
	const old = await makeRoot({ subject: "CN=Old root", kind: "rsa2048" });
	const young = await makeRoot({ subject: "CN=Young root" });
	const bridge = await issue({
		subject: "CN=Young root",
		sameAs: young,
		issuer: old,
		authority: true,
	});
	const middle = await issue({ issuer: young, authority: 0 });
	const leaf = await issue({ issuer: middle });
	return { chain: [leaf, middle, bridge], trusted: [trustsOld ? old : young] };
}

/** Services that a board must accept. */
export const goodRows: readonly Row[] = [
	{
		name: "RSA from root to leaf",
		scene: async () => {
			const root = await makeRoot({ kind: "rsa2048" });
			const middle = await issue({ kind: "rsa2048", issuer: root, authority: 0 });
			return { chain: [await issue({ kind: "rsa2048", issuer: middle }), middle], trusted: [root] };
		},
	},
	{
		name: "ECDSA from root to leaf",
		scene: async () => {
			const root = await makeRoot();
			const middle = await issue({ issuer: root, authority: 0 });
			return { chain: [await issue({ issuer: middle }), middle], trusted: [root] };
		},
	},
	{
		name: "an issuer on P-384",
		scene: async () => simple(await makeRoot({ kind: "p384", hash: "SHA-384" }), { hash: "SHA-384" }),
	},
	{ name: "an ECDSA leaf under an RSA root", scene: async () => simple(await makeRoot({ kind: "rsa2048" })) },
	{ name: "a leaf directly under the root", scene: async () => simple(await makeRoot()) },
	{
		name: "a chain of three links",
		scene: async () => {
			const root = await makeRoot();
			const upper = await issue({ issuer: root, authority: 1 });
			const lower = await issue({ issuer: upper, authority: 0 });
			return { chain: [await issue({ issuer: lower }), lower, upper], trusted: [root] };
		},
	},
	{
		name: "a chain of three links that is longer than 4 KiB",
		scene: async () => {
			const kind = "rsa2048";
			const root = await makeRoot({ kind });
			const upper = await issue({ kind, issuer: root, authority: 1 });
			const lower = await issue({ kind, issuer: upper, authority: 0 });
			return {
				chain: [await issue({ kind, issuer: lower, names: manyNames }), lower, upper],
				trusted: [root],
			};
		},
	},
	{ name: "a cross-signed chain, of which the older root is trusted", scene: () => crossSigned(true) },
	{ name: "a cross-signed chain, of which the younger root is trusted", scene: () => crossSigned(false) },
	{
		name: "the right root among several that are trusted",
		scene: async () => {
			const scene = await simple(await makeRoot());
			return { ...scene, trusted: [await makeRoot(), ...scene.trusted, await makeRoot({ kind: "p384" })] };
		},
	},
	{ name: "TLS 1.2 only", scene: () => speaking({ minVersion: "TLSv1.2", maxVersion: "TLSv1.2" }) },
	{
		name: "TLS 1.2 only, with RSA",
		scene: async () => {
			const root = await makeRoot({ kind: "rsa2048" });
			const server = { maxVersion: "TLSv1.2", honorCipherOrder: false } as const;
			return { ...(await simple(root, { kind: "rsa2048" })), server };
		},
	},
	{
		name: "curve P-256 only",
		scene: () => speaking({ ecdhCurve: "P-256" }),
	},
	{
		name: "curve X25519 only",
		scene: () => speaking({ ecdhCurve: "X25519" }, { kind: "rsa2048" }),
	},
	{
		name: "curve P-384 only",
		scene: () => speaking({ ecdhCurve: "P-384" }, { kind: "rsa2048" }),
	},
	{
		name: "AES-256-GCM only",
		scene: () => speaking({ ciphers: "ECDHE-ECDSA-AES256-GCM-SHA384", maxVersion: "TLSv1.2" }),
	},
	{
		name: "ChaCha20-Poly1305 only",
		scene: () => speaking({ ciphers: "ECDHE-ECDSA-CHACHA20-POLY1305", maxVersion: "TLSv1.2" }),
	},
	{
		name: "a wildcard name",
		scene: async () => ({
			...(await simple(await makeRoot(), { names: dns("*.localhost") })),
			host: "pair.localhost",
		}),
	},
	{
		name: "the name among several, in other letters",
		scene: async () => simple(await makeRoot(), { names: dns("elsewhere.invalid", "LocalHost") }),
	},
	{
		name: "an address that the certificate holds as an address",
		scene: async () => ({
			...(await simple(await makeRoot(), {
				names: [...dns("elsewhere.invalid"), { type: "ip", value: "127.0.0.1" }],
			})),
			host: "127.0.0.1",
		}),
	},
];

/** A service that speaks TLS 1.3 alone: accepted where the library has it. */
export const newestOnly: Row = {
	name: "TLS 1.3 only",
	code: "version",
	words: /another version of TLS/,
	scene: () => speaking({ minVersion: "TLSv1.3", maxVersion: "TLSv1.3" }),
};

/** Clocks that make a good certificate look bad. */
export const wrongClockRows: readonly Row[] = [
	{
		name: "a clock that stands at 1970",
		code: "not-yet-valid",
		words: /is the clock right\?/,
		scene: async () => ({ ...(await simple(await makeRoot())), clock: 60 }),
	},
	{
		name: "a clock that is years ahead",
		code: "expired",
		words: /is the clock right\?/,
		scene: async () => ({ ...(await simple(await makeRoot())), clock: Date.now() / 1000 + 3 * 365 * 86_400 }),
	},
];

/** Services that speak nothing safe. */
export const badProtocolRows: readonly Row[] = [
	{
		name: "TLS 1.1 only",
		code: ["version", "no-agreement"],
		words: /another version of TLS|nothing that is safe enough/,
		scene: () => speaking({ minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" }),
	},
	{
		name: "static RSA only",
		code: "no-agreement",
		words: /nothing that is safe enough/,
		scene: () =>
			speaking({ ciphers: "AES128-GCM-SHA256:AES128-SHA", maxVersion: "TLSv1.2" }, { kind: "rsa2048" }),
	},
	{
		name: "CBC only",
		code: "no-agreement",
		scene: () => speaking({ ciphers: "ECDHE-ECDSA-AES128-SHA", maxVersion: "TLSv1.2" }),
	},
	{
		name: "anonymous key exchange only",
		code: "no-agreement",
		scene: () => speaking({ ciphers: "ADH-AES128-SHA:@SECLEVEL=0", maxVersion: "TLSv1.2" }),
	},
];

import {
	ExtendedKeyUsage,
	issue,
	KeyUsageFlags,
	makeRoot,
	withBrokenSignature,
} from "../../tools/tls-check/pki.js";
import { dns, type Row, simple } from "./scenes.js";

/** Services whose certificate a board must refuse. */
export const badCertificateRows: readonly Row[] = [
	{
		name: "another name",
		code: "wrong-host",
		words: /for another name/,
		scene: async () => simple(await makeRoot(), { names: dns("elsewhere.invalid") }),
	},
	{
		name: "a wildcard one level too deep",
		code: "wrong-host",
		scene: async () => ({
			...(await simple(await makeRoot(), { names: dns("*.localhost") })),
			host: "one.pair.localhost",
		}),
	},
	{
		name: "a wildcard for the whole name",
		code: "wrong-host",
		scene: async () => simple(await makeRoot(), { names: dns("*") }),
	},
	{
		name: "the name only in the common name",
		code: "wrong-host",
		scene: async () => simple(await makeRoot(), { subject: "CN=localhost", names: [] }),
	},
	{
		name: "an address that the certificate holds as a name",
		code: "wrong-host",
		scene: async () => ({
			...(await simple(await makeRoot(), { subject: "CN=127.0.0.1", names: dns("127.0.0.1", "localhost") })),
			host: "127.0.0.1",
		}),
	},
	{
		name: "another address",
		code: "wrong-host",
		scene: async () => ({
			...(await simple(await makeRoot(), { names: [{ type: "ip", value: "127.0.0.2" }] })),
			host: "127.0.0.1",
		}),
	},
	{
		name: "a certificate that has expired",
		code: "expired",
		words: /has expired: is the clock right\?/,
		scene: async () => simple(await makeRoot(), { from: -9, to: -1 }),
	},
	{
		name: "a certificate that is not valid yet",
		code: "not-yet-valid",
		words: /not valid yet: is the clock right\?/,
		scene: async () => simple(await makeRoot(), { from: 1, to: 9 }),
	},
	{
		name: "an authority that has expired",
		code: "expired",
		scene: async () => {
			const root = await makeRoot();
			const middle = await issue({ issuer: root, authority: 0, from: -9, to: -1 });
			return { chain: [await issue({ issuer: middle }), middle], trusted: [root] };
		},
	},
	{
		name: "a root that is not trusted",
		code: "unknown-root",
		words: /a root that is trusted here/,
		scene: async () => ({ ...(await simple(await makeRoot())), trusted: [await makeRoot()] }),
	},
	{
		name: "a root that only has the name of a trusted one",
		code: "unknown-root",
		scene: async () => {
			const subject = "CN=One root";
			const scene = await simple(await makeRoot({ subject }));
			return { ...scene, trusted: [await makeRoot({ subject })] };
		},
	},
	{
		name: "a certificate that signs itself",
		code: "unknown-root",
		scene: async () => ({ chain: [await issue()], trusted: [await makeRoot()] }),
	},
	{
		name: "a forged leaf followed by the genuine root",
		code: "unknown-root",
		scene: async () => {
			const root = await makeRoot();
			const forger = await makeRoot({ subject: root.subject });
			return { chain: [await issue({ issuer: forger }), root], trusted: [root] };
		},
	},
	{
		name: "a leaf issued by a leaf",
		code: "unknown-root",
		scene: async () => {
			const root = await makeRoot();
			const leaf = await issue({ issuer: root });
			return { chain: [await issue({ issuer: leaf }), leaf], trusted: [root] };
		},
	},
	{
		name: "a longer path than an authority allows",
		code: "unknown-root",
		scene: async () => {
			const root = await makeRoot();
			const upper = await issue({ issuer: root, authority: 0 });
			const lower = await issue({ issuer: upper, authority: true });
			return { chain: [await issue({ issuer: lower }), lower, upper], trusted: [root] };
		},
	},
	{
		name: "an authority that may not sign certificates",
		code: "unknown-root",
		scene: async () => {
			const root = await makeRoot();
			const usage = KeyUsageFlags.digitalSignature;
			const middle = await issue({ issuer: root, authority: 0, usage });
			return { chain: [await issue({ issuer: middle }), middle], trusted: [root] };
		},
	},
	{
		name: "a certificate for clients",
		code: "wrong-usage",
		words: /not meant for a server/,
		scene: async () => simple(await makeRoot(), { purpose: ExtendedKeyUsage.clientAuth }),
	},
	{
		name: "a signature with SHA-1",
		code: "weak-signature",
		scene: async () => ({
			...(await simple(await makeRoot({ kind: "rsa2048" }), { kind: "rsa2048", hash: "SHA-1" })),
			server: { ciphers: "DEFAULT:@SECLEVEL=0" },
		}),
	},
	{
		name: "a key of 1024 bits",
		code: "weak-key",
		scene: async () => ({
			...(await simple(await makeRoot({ kind: "rsa2048" }), { kind: "rsa1024" })),
			server: { ciphers: "DEFAULT:@SECLEVEL=0" },
		}),
	},
	{
		name: "an authority's key of 1024 bits",
		code: "weak-key",
		scene: async () => {
			const root = await makeRoot({ kind: "rsa2048" });
			const middle = await issue({ kind: "rsa1024", issuer: root, authority: 0 });
			return {
				chain: [await issue({ issuer: middle }), middle],
				trusted: [root],
				server: { ciphers: "DEFAULT:@SECLEVEL=0" },
			};
		},
	},
	{
		name: "a corrupted signature",
		code: "unknown-root",
		scene: async () => {
			const root = await makeRoot();
			return { chain: [withBrokenSignature(await issue({ issuer: root }))], trusted: [root] };
		},
	},
];

import "reflect-metadata";
import { KeyObject, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

export { ExtendedKeyUsage, KeyUsageFlags } from "@peculiar/x509";

export type KeyKind = "p256" | "p384" | "rsa2048" | "rsa1024";
export type Hash = "SHA-1" | "SHA-256" | "SHA-384";

export type Name = Readonly<{ type: "dns" | "ip"; value: string }>;

/** A certificate with its key. */
export type Identity = Readonly<{
	der: Buffer;
	/** PEM. */
	certificate: string;
	/** PEM. */
	key: string;
	subject: string;
	keys: webcrypto.CryptoKeyPair;
	kind: KeyKind;
}>;

/** What a certificate shall say. Left out: a server's certificate for localhost on P-256, valid from yesterday to tomorrow. */
export type Wish = Readonly<{
	subject?: string;
	kind?: KeyKind;
	/** The keys of another certificate, for a second certificate of the same subject. */
	sameAs?: Identity;
	/** Left out: the certificate signs itself. */
	issuer?: Identity;
	hash?: Hash;
	/** An authority; with a number, how many authorities may follow below it. */
	authority?: boolean | number;
	names?: readonly Name[];
	/** Days from now. */
	from?: number;
	to?: number;
	usage?: x509.KeyUsageFlags;
	purpose?: string;
}>;

const dayMs = 86_400_000;
const localhost: readonly Name[] = [{ type: "dns", value: "localhost" }];
let serial = 1;

type SigningAlgorithm = Readonly<{ name: string; hash: string; namedCurve?: string }>;

function algorithmOf(kind: KeyKind, hash: Hash): SigningAlgorithm {
	if (kind === "p256") return { name: "ECDSA", namedCurve: "P-256", hash };
	if (kind === "p384") return { name: "ECDSA", namedCurve: "P-384", hash };
	return { name: "RSASSA-PKCS1-v1_5", hash };
}

function newKeys(kind: KeyKind): Promise<webcrypto.CryptoKeyPair> {
	if (kind === "p256" || kind === "p384") {
		const namedCurve = kind === "p256" ? "P-256" : "P-384";
		return webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve }, true, ["sign", "verify"]);
	}
	const rsa = {
		name: "RSASSA-PKCS1-v1_5",
		hash: "SHA-256",
		modulusLength: kind === "rsa2048" ? 2048 : 1024,
		publicExponent: new Uint8Array([1, 0, 1]),
	};
	return webcrypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
}

/** The key, ready to sign with `hash`: an RSA key is bound to one when it is imported. */
async function signingKey(
	{ privateKey }: webcrypto.CryptoKeyPair,
	algorithm: SigningAlgorithm,
): Promise<webcrypto.CryptoKey> {
	const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", privateKey);
	return webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, true, ["sign"]);
}

async function extensionsOf(wish: Wish, publicKey: webcrypto.CryptoKey): Promise<x509.Extension[]> {
	const { authority = false } = wish;
	const isAuthority = authority !== false;
	const pathLength = typeof authority === "number" ? authority : undefined;
	const usual = isAuthority ? x509.KeyUsageFlags.keyCertSign : x509.KeyUsageFlags.digitalSignature;
	const extensions: x509.Extension[] = [
		new x509.BasicConstraintsExtension(isAuthority, pathLength, true),
		new x509.KeyUsagesExtension(wish.usage ?? usual, true),
		await x509.SubjectKeyIdentifierExtension.create(publicKey),
	];
	if (isAuthority) return extensions;
	extensions.push(new x509.ExtendedKeyUsageExtension([wish.purpose ?? x509.ExtendedKeyUsage.serverAuth]));
	const names = wish.names ?? localhost;
	if (names.length > 0) extensions.push(new x509.SubjectAlternativeNameExtension([...names]));
	return extensions;
}

/** Makes a certificate. */
export async function issue(wish: Wish = {}): Promise<Identity> {
	const kind = wish.sameAs?.kind ?? wish.kind ?? "p256";
	const keys = wish.sameAs?.keys ?? (await newKeys(kind));
	const subject = wish.subject ?? `CN=Slate test ${serial}`;
	const signer = wish.issuer?.keys ?? keys;
	const algorithm = algorithmOf(wish.issuer?.kind ?? kind, wish.hash ?? "SHA-256");
	const certificate = await x509.X509CertificateGenerator.create({
		serialNumber: (0x1000 + serial++).toString(16),
		subject,
		issuer: wish.issuer?.subject ?? subject,
		notBefore: new Date(Date.now() + (wish.from ?? -1) * dayMs),
		notAfter: new Date(Date.now() + (wish.to ?? 1) * dayMs),
		signingAlgorithm: algorithm,
		publicKey: keys.publicKey,
		signingKey: await signingKey(signer, algorithm),
		extensions: await extensionsOf(wish, keys.publicKey),
	});
	return identityOf(certificate, { subject, keys, kind });
}

function identityOf(
	certificate: x509.X509Certificate,
	{ subject, keys, kind }: Pick<Identity, "subject" | "keys" | "kind">,
): Identity {
	const key = KeyObject.from(keys.privateKey).export({ type: "pkcs8", format: "pem" }).toString();
	const der = Buffer.from(certificate.rawData);
	return { der, certificate: pemOf(der), key, subject, keys, kind };
}

function pemOf(der: Buffer): string {
	const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
	return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** The certificate with one bit of its signature changed. */
export function withBrokenSignature(identity: Identity): Identity {
	const der = Buffer.from(identity.der);
	const last = der.length - 1;
	der.writeUInt8((der[last] ?? 0) ^ 1, last);
	return { ...identity, der, certificate: pemOf(der) };
}

/** An authority that signs itself. */
export function makeRoot(wish: Wish = {}): Promise<Identity> {
	return issue({ authority: true, from: -400, to: 400, ...wish });
}

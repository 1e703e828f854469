import "reflect-metadata";
import { createPrivateKey, KeyObject, webcrypto } from "node:crypto";
import { isIP } from "node:net";
import * as x509 from "@peculiar/x509";
import type { CertificateKind } from "./certificate-kinds.js";

/** PEM texts; the key is a secret. */
export type PemPair = Readonly<{ certificate: string; key: string }>;

type Authority = Readonly<{ certificate: x509.X509Certificate; privateKey: webcrypto.CryptoKey }>;

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const dayMs = 86_400_000;
const usages: webcrypto.KeyUsage[] = ["sign", "verify"];

/** A private root, valid for ten years. */
export async function makeRoot(nowMs: number): Promise<PemPair> {
	const keys = await newKeys();
	const flags = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign;
	const certificate = await x509.X509CertificateGenerator.createSelfSigned({
		serialNumber: newSerialNumber(),
		name: "CN=Slate local service root",
		notBefore: new Date(nowMs - dayMs),
		notAfter: new Date(nowMs + 3_650 * dayMs),
		signingAlgorithm: algorithm,
		keys,
		extensions: [
			new x509.BasicConstraintsExtension(true, 0, true),
			new x509.KeyUsagesExtension(flags, true),
			await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
		],
	});
	return pemPair(certificate, keys.privateKey);
}

/**
 * A certificate for these host names and addresses, valid for 90 days, signed by the root unless `kind` says
 * otherwise.
 */
export async function makeLeaf(
	root: PemPair,
	hosts: readonly string[],
	kind: CertificateKind,
	nowMs: number,
): Promise<PemPair> {
	const authority = await readAuthority(kind === "unknown-root" ? await makeRoot(nowMs) : root);
	const names = kind === "wrong-host" ? ["elsewhere.invalid"] : [...new Set(hosts)];
	const keys = await newKeys();
	const certificate = await x509.X509CertificateGenerator.create({
		serialNumber: newSerialNumber(),
		subject: "CN=Slate local service",
		issuer: authority.certificate.subject,
		notBefore: new Date(nowMs - (kind === "expired" ? 30 * dayMs : dayMs)),
		notAfter: new Date(nowMs + (kind === "expired" ? -dayMs : 90 * dayMs)),
		signingAlgorithm: algorithm,
		publicKey: keys.publicKey,
		signingKey: authority.privateKey,
		extensions: [
			new x509.BasicConstraintsExtension(false, undefined, true),
			new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
			new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
			new x509.SubjectAlternativeNameExtension(
				names.map((name) => ({ type: isIP(name) === 0 ? ("dns" as const) : ("ip" as const), value: name })),
			),
			await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
			await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
		],
	});
	return pemPair(certificate, keys.privateKey);
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
	return webcrypto.subtle.generateKey(algorithm, true, usages);
}

/** 16 random bytes, positive as RFC 5280 §4.1.2.2 wants it. */
function newSerialNumber(): string {
	const bytes = Buffer.from(webcrypto.getRandomValues(new Uint8Array(16)));
	bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
	return bytes.toString("hex");
}

function pemPair(certificate: x509.X509Certificate, privateKey: webcrypto.CryptoKey): PemPair {
	const key = KeyObject.from(privateKey).export({ type: "pkcs8", format: "pem" }).toString();
	return { certificate: `${certificate.toString("pem")}\n`, key };
}

async function readAuthority(pair: PemPair): Promise<Authority> {
	const der = createPrivateKey(pair.key).export({ type: "pkcs8", format: "der" });
	const privateKey = await webcrypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]);
	return { certificate: new x509.X509Certificate(pair.certificate), privateKey };
}

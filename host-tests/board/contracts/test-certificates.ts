import "reflect-metadata";
import { webcrypto } from "node:crypto";
import {
	BasicConstraintsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	type X509Certificate,
	X509CertificateGenerator,
} from "@peculiar/x509";

type Leaf = Readonly<{ key: string; cert: string }>;

/** A private root and server certificates under it, all PEM, made afresh. */
export type TestCertificates = Readonly<{ root: string; good: Leaf; otherHost: Leaf; expired: Leaf }>;

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const dayMs = 86_400_000;

type LeafOptions = Readonly<{ ip: string; notAfter: Date }>;

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);

export async function makeTestCertificates(): Promise<TestCertificates> {
	const keys = await newKeys();
	const root = await X509CertificateGenerator.createSelfSigned({
		serialNumber: "01",
		name: "CN=Test root",
		notBefore: new Date(Date.now() - 9 * dayMs),
		notAfter: new Date(Date.now() + dayMs),
		signingAlgorithm: algorithm,
		keys,
		extensions: [new BasicConstraintsExtension(true, undefined, true)],
	});
	const leaf = (options: LeafOptions): Promise<Leaf> => makeLeaf(root, keys.privateKey, options);
	const tomorrow = new Date(Date.now() + dayMs);
	return {
		root: root.toString("pem"),
		good: await leaf({ ip: "127.0.0.1", notAfter: tomorrow }),
		otherHost: await leaf({ ip: "127.9.9.9", notAfter: tomorrow }),
		expired: await leaf({ ip: "127.0.0.1", notAfter: new Date(Date.now() - dayMs) }),
	};
}

async function makeLeaf(
	root: X509Certificate,
	signingKey: webcrypto.CryptoKey,
	options: LeafOptions,
): Promise<Leaf> {
	const keys = await newKeys();
	const certificate = await X509CertificateGenerator.create({
		serialNumber: "02",
		subject: "CN=Test service",
		issuer: root.subject,
		notBefore: new Date(Date.now() - 8 * dayMs),
		notAfter: options.notAfter,
		signingAlgorithm: algorithm,
		publicKey: keys.publicKey,
		signingKey,
		extensions: [
			new SubjectAlternativeNameExtension([{ type: "ip", value: options.ip }]),
			new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
		],
	});
	const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
	return { key: PemConverter.encode(key, "PRIVATE KEY"), cert: certificate.toString("pem") };
}

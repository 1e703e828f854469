import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";
import { type Anchor, anchors } from "./anchors.js";

/** An anchor with its certificate. */
export type Root = Anchor & Readonly<{ der: Buffer; endsMs: number }>;

export function fingerprintOf(certificate: X509Certificate): string {
	return certificate.fingerprint256.replaceAll(":", "").toLowerCase();
}

/**
 * Finds every anchor among `pems`: by default Mozilla's roots, as this Node carries them.
 * @throws Error naming the first anchor that is not there
 */
export function findRoots(pems: readonly string[] = rootCertificates): readonly Root[] {
	const known = new Map(
		pems
			.map((pem) => new X509Certificate(pem))
			.map((certificate) => [fingerprintOf(certificate), certificate]),
	);
	return anchors.map((anchor) => {
		const certificate = known.get(anchor.fingerprint);
		if (certificate === undefined)
			throw new Error(`There is no "${anchor.name}" among the roots of this Node.`);
		return { ...anchor, der: certificate.raw, endsMs: Date.parse(certificate.validTo) };
	});
}

/** The list of roots, as `assets/certificates/README.md` holds it. */
export function describeRoots(roots: readonly Root[]): string {
	const rows = roots.map(({ file, name, fingerprint, endsMs }) => {
		const day = new Date(endsMs).toISOString().slice(0, 10);
		return `| \`${file}.der\` | ${name} | ${day} | \`${fingerprint}\` |`;
	});
	return `# Trusted roots

Whom a board trusts to name the service: the roots below which Frame.io's certificates are. \`npm run certificates\` writes these
files and this list, from Mozilla's roots as Node carries them, and takes a root only if its fingerprint is the one in
\`tools/certificates/anchors.ts\`. A test fails a year before the first of them ends.

| file | name | ends | SHA-256 |
|---|---|---|---|
${rows.join("\n")}

The certificates are public, and made to be copied. How they are used: [docs/security.md](../../docs/security.md).
`;
}

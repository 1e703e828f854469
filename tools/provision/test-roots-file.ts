import { X509Certificate } from "node:crypto";
import { maxTestRoots, maxTestRootsBytes } from "../../modules/provisioning/test-roots.js";
import { UsageError } from "../shared/options.js";
import { readBounded } from "./bounded-file.js";

/** Several times what a board takes, for what people write beside certificates. */
const maxFileBytes = 65_536;

const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** The certificates of a file in PEM, in DER, one after the other. `option` names it in errors. Throws a `UsageError`. */
export function readTestRoots(option: string, file: string): Uint8Array {
	const { bytes } = readBounded(option, file, maxFileBytes);
	if (bytes === undefined) throw new UsageError(testRootsText(option));
	const certificates = [...Buffer.from(bytes).toString("latin1").matchAll(block)].map(([pem], index) => {
		try {
			return new X509Certificate(pem).raw;
		} catch {
			throw new UsageError(`${option}: certificate ${index + 1} cannot be read.`);
		}
	});
	if (certificates.length === 0) throw new UsageError(`${option} holds no certificate in PEM.`);
	return new Uint8Array(Buffer.concat(certificates));
}

/** What such a file must hold. */
export function testRootsText(option: string): string {
	return `${option} must hold at most ${maxTestRoots} certificates, of together at most ${maxTestRootsBytes} bytes in DER.`;
}

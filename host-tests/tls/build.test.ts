import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { builds, compile, findToolchain } from "../../tools/tls-check/toolchain.js";

/** What the engine cannot do without, and the words with which it does not compile. */
const needed = [
	["MBEDTLS_HAVE_TIME_DATE", /The dates of certificates would not be checked/],
	["MBEDTLS_SSL_SERVER_NAME_INDICATION", /mbedTLS lacks a part/],
	["MBEDTLS_SSL_ALPN", /mbedTLS lacks a part/],
	["MBEDTLS_SSL_SESSION_TICKETS", /mbedTLS lacks a part/],
] as const;

describe("the TLS engine", () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(path.join(tmpdir(), "slate-tls-"));
	});
	after(() => rmSync(folder, { recursive: true }));

	for (const [option, words] of needed) {
		it(`does not compile for a library without ${option}`, () => {
			const found = findToolchain();
			assert.ok(found.kind === "found");
			const file = path.join(folder, `${option}.h`);
			writeFileSync(file, `#undef ${option}\n`);
			const flags = ["MBEDTLS", "TF_PSA_CRYPTO"].map((name) => `-D${name}_USER_CONFIG_FILE="${file}"`);
			assert.throws(
				() =>
					compile(found.toolchain, { ...builds.measured, name: "unfit", flags: ["-fsyntax-only", ...flags] }),
				words,
			);
		});
	}
});

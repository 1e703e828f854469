import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { splitCertificates } from "../../modules/credentials/certificate-list.js";
import { languages as chinese } from "../../modules/language/chinese.js";
import { languages as european } from "../../modules/language/european.js";
import { languages as japanese } from "../../modules/language/japanese.js";
import { languages as korean } from "../../modules/language/korean.js";
import { reasonOfFailure } from "../../modules/link/assess.js";
import { tlsFailure } from "../../modules/link/tls-failures.js";
import { findRoots } from "../../tools/certificates/make.js";
import { readBoards } from "../../tools/firmware/boards.js";
import { root } from "../../tools/shared/root.js";

describe("the roots of a test service in flash", () => {
	const roots = findRoots().map(({ der }) => der);

	it("are the certificates that were written one after the other", () => {
		const split = splitCertificates(Buffer.concat(roots));
		assert.deepEqual(
			split.map((der) => Buffer.from(der)),
			roots,
		);
	});

	it("are none when nothing was written", () => {
		assert.deepEqual(splitCertificates(new Uint8Array(0)), []);
	});

	it("are none when the last certificate is cut", () => {
		assert.deepEqual(splitCertificates(Buffer.concat(roots).subarray(0, -1)), []);
	});

	it("are none when one of them is other DER than a certificate", () => {
		const [first = Buffer.alloc(0)] = roots;
		const name = Buffer.from("300d300b0603550403130444617461", "hex");
		assert.deepEqual(splitCertificates(Buffer.concat([first, name])), []);
	});

	it("cover every byte that was written, or are none, whatever it was", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
				const split = splitCertificates(bytes);
				const size = split.reduce((sum, der) => sum + der.byteLength, 0);
				return split.length === 0 || size === bytes.length;
			}),
		);
	});
});

describe("a failure of TLS", () => {
	const failure = (code: unknown) => tlsFailure(Object.assign(new Error("words"), { code }));
	const rows = [
		["expired", "not-valid-now", "TLS_EXPIRED"],
		["not-yet-valid", "not-valid-now", "TLS_NOT_YET_VALID"],
		["wrong-host", "untrusted", "TLS_WRONG_HOST"],
		["unknown-root", "untrusted", "TLS_UNKNOWN_ROOT"],
		["version", "untrusted", "TLS_VERSION"],
		["cut-off", "reset", "TLS_CUT_OFF"],
		["no-memory", "reset", "TLS_NO_MEMORY"],
		["a code that is new", "untrusted", "TLS_A CODE THAT IS NEW"],
	] as const;
	for (const [code, kind, detail] of rows) {
		it(`with the code ${code} counts as ${kind}`, () => {
			assert.deepEqual(failure(code), { kind, detail });
		});
	}

	it("counts as something on purpose, whatever the engine calls it", () => {
		const source = readFileSync(path.join(root, "firmware/tls/reasons.c"), "utf8");
		const codes = new Set([...source.matchAll(/\{ [-\w]+, "([a-z-]+)"/g)].map(([, code]) => code ?? ""));
		const expected: Readonly<Record<string, readonly string[]>> = {
			"not-valid-now": ["expired", "not-yet-valid"],
			reset: ["cut-off", "no-memory", "no-random", "service-fault"],
			untrusted: [
				...["altered", "bad-certificate", "bad-crl", "no-agreement", "no-certificate", "no-protocol"],
				...[
					"no-roots",
					"not-proved",
					"not-tls",
					"refused",
					"revoked",
					"unchecked",
					"unknown-root",
					"version",
				],
				...["weak-key", "weak-signature", "wrong-host", "wrong-usage"],
			],
		};
		for (const [kind, all] of Object.entries(expected)) {
			assert.deepEqual([...codes].filter((code) => failure(code)?.kind === kind).sort(), [...all].sort());
		}
	});

	const all = [...european, ...japanese, ...korean, ...chinese];
	const spoken = new Map(all.map((words) => [words.tag, words]));
	assert.equal(spoken.size, 9);
	for (const words of spoken.values()) {
		it(`is said on the screen in ${words.name}, with the clock when the dates are wrong`, () => {
			const said = (["expired", "unknown-root", "cut-off"] as const).map((code) => {
				const failed = failure(code);
				const reason = failed && reasonOfFailure(failed);
				assert.ok(reason !== undefined);
				return words.trouble("Frame.io")[reason].text;
			});
			assert.equal(new Set(said).size, 3);
			assert.match(said[0] ?? "", /clock|Uhr|reloj|horloge|orologio|relógio|時計|시계|时钟/);
		});
	}

	it("is nothing without a code", () => {
		for (const error of [undefined, new Error("words"), "expired"])
			assert.equal(tlsFailure(error), undefined);
		assert.equal(failure(7), undefined);
	});
});

/** The settings of ESP-IDF with which a board is built; of a setting that is there twice the last one counts. */
function settingsOf(board: string): ReadonlyMap<string, string> {
	let file = path.join(root, "firmware/boards", board, "manifest.json");
	for (let depth = 0; depth < 3; depth++) {
		const folder = path.dirname(file);
		const { build, include } = JSON.parse(readFileSync(file, "utf8"));
		if (build?.SDKCONFIGPATH !== undefined) {
			const text = readFileSync(path.join(folder, build.SDKCONFIGPATH, "sdkconfig.defaults"), "utf8");
			return new Map(
				[...text.matchAll(/^(CONFIG_\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]),
			);
		}
		file = path.join(folder, [include].flat()[0]);
	}
	throw new Error(`${board} has no settings of ESP-IDF`);
}

describe("every board", () => {
	const settled = [
		["checks the dates of certificates", "HAVE_TIME_DATE", "y"],
		["speaks TLS 1.3, too", "SSL_PROTO_TLS1_3", "y"],
		["has buffers of two lengths", "ASYMMETRIC_CONTENT_LEN", "y"],
		["takes records of 16 KiB", "SSL_IN_CONTENT_LEN", "16384"],
		["sends records of 4 KiB", "SSL_OUT_CONTENT_LEN", "4096"],
		["computes on curves with tables", "ECP_FIXED_POINT_OPTIM", "y"],
		["reads roots when they are needed", "X509_TRUSTED_CERT_CALLBACK", "y"],
	] as const;
	for (const { name } of readBoards(root)) {
		for (const [claim, setting, value] of settled) {
			it(`${claim}: ${name}`, () => {
				assert.equal(settingsOf(name).get(`CONFIG_MBEDTLS_${setting}`), value);
			});
		}
	}
});

describe("the build of the TLS session", () => {
	const { platforms } = JSON.parse(readFileSync(path.join(root, "firmware/tls/manifest.json"), "utf8"));
	const { C_FLAGS: flags } = platforms.esp32.build;

	it("names the libraries on Linux in one token, because more than one is torn apart", () => {
		assert.equal(platforms.lin.build.LIBRARIES, "-Wl,-lmbedtls,-lmbedx509,-lmbedcrypto");
	});

	it("begins with the SDK's own flags for a chip, which it would replace otherwise", () => {
		assert.match(flags, /^\$\(C_COMMON_FLAGS\) .*\$\(C_FLAGS_SUBPLATFORM\)/);
	});

	for (const folder of [
		"port/include",
		"port/psa_driver/include",
		"mbedtls/tf-psa-crypto/include",
		"mbedtls/tf-psa-crypto/drivers/builtin/include",
	]) {
		it(`finds the headers of ESP-IDF's mbedTLS in ${folder}`, () => {
			assert.ok(flags.split(" ").includes(`-I$(IDF_PATH)/components/mbedtls/${folder}`));
		});
	}

	for (const variable of ["MBEDTLS_CONFIG_FILE", "TF_PSA_CRYPTO_USER_CONFIG_FILE"]) {
		it(`is configured as ESP-IDF's mbedTLS is: ${variable}`, () => {
			assert.ok(flags.split(" ").includes(`-D${variable}='"mbedtls/esp_config.h"'`));
		});
	}

	it("stops on a platform for which there is no TLS", () => {
		assert.match(platforms["..."].error, /TLS/);
	});
});

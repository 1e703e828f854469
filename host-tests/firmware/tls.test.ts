import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { splitCertificates } from "../../modules/credentials/certificate-list.js";
import { tlsFailure } from "../../modules/link/tls-failures.js";
import { findRoots } from "../../tools/certificates/make.js";
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

	it("is nothing without a code", () => {
		for (const error of [undefined, new Error("words"), "expired"])
			assert.equal(tlsFailure(error), undefined);
		assert.equal(failure(7), undefined);
	});
});

describe("every board", () => {
	const boards = path.join(root, "firmware/boards");
	const settings = readdirSync(boards, { recursive: true, encoding: "utf8" }).filter((file) =>
		file.endsWith("sdkconfig.defaults"),
	);
	const settled = [
		["checks the dates of certificates", "HAVE_TIME_DATE=y"],
		["speaks TLS 1.3, too", "SSL_PROTO_TLS1_3=y"],
		["has buffers of two lengths", "ASYMMETRIC_CONTENT_LEN=y"],
		["takes records of 16 KiB", "SSL_IN_CONTENT_LEN=16384"],
		["sends records of 4 KiB", "SSL_OUT_CONTENT_LEN=4096"],
		["computes on curves with tables", "ECP_FIXED_POINT_OPTIM=y"],
	] as const;
	for (const file of settings) {
		const lines = readFileSync(path.join(boards, file), "utf8").split("\n");
		for (const [claim, setting] of settled) {
			it(`${claim}: ${file}`, () => assert.ok(lines.includes(`CONFIG_MBEDTLS_${setting}`)));
		}
	}
});

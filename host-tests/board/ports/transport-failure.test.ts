import assert from "node:assert/strict";
import { transportFailure } from "../../../tools/virtual-board/ports/transport-failure.js";

const coded = (code: unknown): Error => Object.assign(new Error("secret text"), { code });

describe("transportFailure", () => {
	const rows = [
		["ENOTFOUND", "no-name"],
		["EAI_AGAIN", "no-name"],
		["ECONNREFUSED", "refused"],
		["EHOSTUNREACH", "unreachable"],
		["ENETUNREACH", "unreachable"],
		["ECONNRESET", "reset"],
		["EPIPE", "reset"],
		["ETIMEDOUT", "timeout"],
		["CERT_HAS_EXPIRED", "not-valid-now"],
		["CERT_NOT_YET_VALID", "not-valid-now"],
		["DEPTH_ZERO_SELF_SIGNED_CERT", "untrusted"],
		["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "untrusted"],
		["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "untrusted"],
		["ERR_TLS_CERT_ALTNAME_INVALID", "untrusted"],
		["ERR_SSL_WRONG_VERSION_NUMBER", "untrusted"],
		["EPROTO", "untrusted"],
		["HPE_INVALID_CONSTANT", "not-http"],
		["HPE_HEADER_OVERFLOW", "not-http"],
		["ERR_INVALID_URL", "not-http"],
	] as const;
	for (const [code, kind] of rows) {
		it(`calls ${code} ${kind}`, () => {
			assert.deepEqual(transportFailure(coded(code)), { kind, detail: code });
		});
	}

	it("finds the code of the first of several tries to connect", () => {
		const error = new AggregateError([coded("EHOSTUNREACH"), coded("ECONNREFUSED")]);
		assert.deepEqual(transportFailure(error), { kind: "unreachable", detail: "EHOSTUNREACH" });
	});

	it("calls an error without a code a reset, and tells nothing of its text", () => {
		for (const error of [new Error("secret text"), coded(7), coded("not a code"), "secret text", undefined]) {
			assert.deepEqual(transportFailure(error), { kind: "reset", detail: "UNKNOWN" });
		}
	});
});

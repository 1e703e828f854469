import assert from "node:assert/strict";
import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import {
	decodeCredentials,
	decodeIdentity,
	decodeNetwork,
	encodeCredentials,
	encodeIdentity,
	encodeNetwork,
} from "../../modules/credentials/codec.js";
import { crc32 } from "../../modules/credentials/crc32.js";
import type { Credentials, Pairing } from "../../modules/credentials/records.js";
import { maxPayloadBytes } from "../../modules/credentials/slot.js";

const credentials = (pairing: Pairing): Credentials => ({
	service: "https://api.frame.io",
	clientId: "unit-1",
	encoding: "multipart",
	pairing,
});

function held(accessToken: string, refreshToken: string, name: string): Credentials {
	return credentials({
		kind: "held",
		tokens: { accessToken, refreshToken, lifetimeMs: 28_800_000, issuedAtWallMs: 1_782_864_006_100 },
		about: { projectId: "p", projectName: name, deviceName: name },
		refreshInFlight: true,
	});
}

describe("records in flash", () => {
	const all: readonly Credentials[] = [
		credentials({ kind: "none" }),
		held("access", "refresh", "Küstenwache – 2"),
		credentials({ kind: "unpairing", token: "refresh" }),
		credentials({ kind: "lost", projectName: "Nordlicht" }),
	];
	for (const one of all) {
		it(`credentials "${one.pairing.kind}" come back as they went in`, () => {
			assert.deepEqual(decodeCredentials(encodeCredentials(one)), one);
		});
	}

	it("identity comes back as it went in", () => {
		const identity = { clientId: "unit-1", clientSecret: "s", service: "https://api.frame.io" };
		assert.deepEqual(decodeIdentity(encodeIdentity(identity)), identity);
	});

	it("network comes back as it went in", () => {
		const network = { ssid: "Set 4 – Küche", password: "pässword" };
		assert.deepEqual(decodeNetwork(encodeNetwork(network)), network);
	});

	it("the longest tokens and names fit: the access token goes first, the refresh token never", () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1, maxLength: 4_096 }),
				fc.string({ minLength: 1, maxLength: 1_024 }),
				fc.string({ maxLength: 255, unit: "grapheme" }),
				(access, refresh, name) => {
					const bytes = encodeCredentials(held(access, refresh, name));
					assert.ok(bytes.length <= maxPayloadBytes, String(bytes.length));
					const back = decodeCredentials(bytes);
					assert.equal(back?.pairing.kind === "held" && back.pairing.tokens.refreshToken, refresh);
				},
			),
			{ numRuns: 200 },
		);
	});

	it("arbitrary bytes never decode and never throw", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
				assert.equal(decodeCredentials(bytes), undefined);
				assert.equal(decodeIdentity(bytes), undefined);
				assert.equal(decodeNetwork(bytes), undefined);
			}),
		);
	});

	it("arbitrary JSON never throws, and what decodes has the right types", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const bytes = new Uint8Array(
					Buffer.from(JSON.stringify({ version: 1, pairing: value, clientId: value })),
				);
				assert.equal(decodeCredentials(bytes), undefined);
				const identity = decodeIdentity(bytes);
				assert.ok(identity === undefined || typeof identity.clientId === "string");
			}),
		);
	});

	it("a record of a later version is not misread", () => {
		const bytes = new Uint8Array(Buffer.from('{"version":2,"clientId":"unit-1"}'));
		assert.equal(decodeIdentity(bytes), undefined);
	});
});

describe("crc32", () => {
	it("is the CRC-32 of IEEE 802.3", () => {
		assert.equal(crc32(new Uint8Array(Buffer.from("123456789"))), 0xcbf43926);
	});

	it("agrees with zlib on any bytes", function () {
		if (zlibCrc32 === undefined) this.skip();
		fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)));
	});
});

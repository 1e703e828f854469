import {
	decodeCredentials,
	decodeIdentity,
	decodeNetwork,
	encodeCredentials,
	encodeIdentity,
	encodeNetwork,
} from "../../../modules/credentials/codec.js";
import { crc32 } from "../../../modules/credentials/crc32.js";
import type { Credentials, Identity, Pairing } from "../../../modules/credentials/records.js";
import { decodeSlot, encodeSlot, maxPayloadBytes } from "../../../modules/credentials/slot.js";
import { Vault } from "../../../modules/credentials/vault.js";
import { bytesOf, claim, type Target } from "../target.js";
import { startBoard } from "./flash-board.js";

const service = "https://api.frame.io";
const identity: Identity = { clientId: "unit-1", clientSecret: "a-client-secret", service };
const pairings: readonly Pairing[] = [
	{ kind: "none" },
	{ kind: "lost", projectName: "Nordlicht" },
	{ kind: "unpairing", token: "refresh-token-1" },
	{
		kind: "held",
		tokens: {
			accessToken: "access-1",
			refreshToken: "refresh-1",
			lifetimeMs: 28_800_000,
			issuedAtWallMs: 1.8e12,
		},
		about: { projectId: "p-1", projectName: "Küstenwache", deviceName: "ACME-BOX" },
		refreshInFlight: true,
	},
];
const credentials = pairings.map(
	(pairing): Credentials => ({ service, clientId: "unit-1", encoding: "urlencoded", pairing }),
);
const payloads = [
	encodeIdentity(identity),
	encodeNetwork({ ssid: "Set 7", password: "guest-password" }),
	...credentials.map(encodeCredentials),
];
const words = [
	..."version held none lost unpairing tokens about refreshInFlight lifetimeMs null \\u0000 \\ud800".split(
		" ",
	),
	...'1e308 -1 true access-1 multipart {"version":1, [[[[[[[['.split(" "),
];

function slotOf(sequence: number, payload: Uint8Array): Uint8Array {
	const slot = encodeSlot({ sequence, payload });
	claim(slot !== undefined, "a seed does not fit into a slot");
	return slot;
}

const slots = payloads.map((payload, index) => slotOf(index * 1_000_003, payload));

function runSlot(input: Uint8Array): void {
	for (const bytes of [input, repaired(input)]) {
		const slot = decodeSlot(bytes);
		if (slot === undefined) continue;
		const again = encodeSlot(slot);
		claim(again !== undefined && areEqual(again, bytes), "a slot that decodes does not encode back");
	}
}

function runRecords(input: Uint8Array): void {
	const bytes = input.slice(0, maxPayloadBytes);
	claimStable(bytes, decodeIdentity, encodeIdentity);
	claimStable(bytes, decodeNetwork, encodeNetwork);
	claimStable(bytes, decodeCredentials, encodeCredentials);
}

/** What decodes, encodes to bytes that decode to the same, unless it has become too long for a slot. */
function claimStable<T>(
	bytes: Uint8Array,
	decode: (bytes: Uint8Array) => T | undefined,
	encode: (value: T) => Uint8Array,
): void {
	const value = decode(bytes);
	if (value === undefined) return;
	const encoded = encode(value);
	if (encoded.length > maxPayloadBytes - 256) return;
	const again = decode(encoded);
	claim(again !== undefined, "a record that decodes does not decode again");
	claim(areEqual(encode(again), encoded), "a record changes by being written and read");
}

/**
 * A whole flash: both slots of the credentials, whose lengths the first two bytes share out, and the rest for the identity.
 * The third byte says which slots get a good checksum, so that mutated contents reach what is behind it.
 */
function runFlash(input: Uint8Array): void {
	const [first = 0, second = 0, repairs = 0] = input;
	const rest = input.subarray(3);
	const a = rest.subarray(0, first * 8);
	const b = rest.subarray(a.length, a.length + second * 8);
	const c = rest.subarray(a.length + b.length);
	const parts = [a, b, c].map((part, index) => {
		const cut = part.slice(0, 4_000);
		return (repairs >> index) & 1 ? repaired(cut) : cut;
	});
	const values = () =>
		new Map(["credentials-a", "credentials-b", "identity-a"].map((key, i) => [key, parts[i] ?? a]));
	claimSaves(values());
	startBoard(values());
}

/** Whatever flash holds, what is saved is what is loaded. */
function claimSaves(values: Map<string, Uint8Array>): void {
	const vault = new Vault({
		read: (key) => values.get(key)?.slice(),
		write: (key, value) => void values.set(key, value.slice()),
		remove: (key) => void values.delete(key),
	});
	vault.load("credentials");
	const payload = bytesOf("what is saved");
	claim(vault.save("credentials", payload).kind === "saved", "a record cannot be saved");
	const { payload: loaded } = vault.load("credentials");
	claim(loaded !== undefined && areEqual(loaded, payload), "another record than the saved one is loaded");
	claim(vault.erase("credentials").kind === "saved", "a record cannot be erased");
	claim(vault.load("credentials").payload === undefined, "a record is left after erasing");
}

/** The same with right magic, length and checksum. */
function repaired(bytes: Uint8Array): Uint8Array {
	if (bytes.length < 16) return bytes;
	const copy = bytes.slice();
	const view = new DataView(copy.buffer);
	view.setUint32(0, 0x31_54_4c_53, true);
	view.setUint32(8, copy.length - 16, true);
	view.setUint32(12, crc32(Uint8Array.from([...copy.subarray(0, 12), ...copy.subarray(16)])), true);
	return copy;
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
	return Buffer.from(a).equals(b);
}

function flashOf(a: Uint8Array, b: Uint8Array, repairs: number): Uint8Array {
	const pad = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8, " ")]);
	const parts = [pad(a), pad(b), slots[0] ?? a];
	return new Uint8Array(
		Buffer.concat([Uint8Array.of(pad(a).length / 8, pad(b).length / 8, repairs), ...parts]),
	);
}

export const flashTargets: readonly Target[] = [
	{ name: "slot", seeds: slots, words, run: runSlot },
	{ name: "records", seeds: payloads, words, run: runRecords },
	{
		name: "flash",
		seeds: slots
			.slice(2)
			.flatMap((slot, index) => [flashOf(slot, slots[index + 1] ?? slot, 7), flashOf(slot, slot, 3)]),
		words,
		run: runFlash,
	},
];

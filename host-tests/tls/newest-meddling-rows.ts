import { type Instead, type Item, record, unchanged } from "../../tools/tls-check/meddler.js";
import type { Meddle, MeddlingRow } from "./meddling-rows.js";

/** What a service says in a handshake of TLS 1.3, one record each; all but the first is encrypted (RFC 8446 §2). */
export const newestSaid = [
	"ServerHello",
	"EncryptedExtensions",
	"Certificate",
	"CertificateVerify",
	"Finished",
] as const;

/** Not random, so that a run is like the next. */
const garbage = Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 113 + 31) & 0xff));

/** Changes what is said in this place; what only keeps old boxes on the way quiet does not count (RFC 8446 §D.4). */
function atPlace(place: number, instead: (item: Item) => Instead): Meddle {
	let count = 0;
	return (item) => (item.kind !== "ChangeCipherSpec" && count++ === place ? instead(item) : unchanged(item));
}

function withOneBit(item: Item): Instead {
	const body = Buffer.from(item.body);
	const middle = body.length >> 1;
	body.writeUInt8((body[middle] ?? 0) ^ 1, middle);
	return unchanged({ kind: item.kind, body });
}

/** What must end every handshake of TLS 1.3, before anything is sent to the service. */
export const newestHandshakeRows: readonly MeddlingRow[] = newestSaid.flatMap((name, place) => {
	const rows: MeddlingRow[] = [
		{ name: `closing at ${name}`, code: "cut-off", meddle: () => atPlace(place, () => "end") },
		{ name: `garbage in place of ${name}`, meddle: () => atPlace(place, () => garbage) },
		{
			name: `garbage in a record of ${name}`,
			meddle: () => atPlace(place, () => record(place === 0 ? 22 : 23, garbage)),
		},
		{ name: `a record over 16 KiB in place of ${name}`, meddle: () => atPlace(place, () => tooLong(place)) },
		{ name: `one bit of ${name}`, meddle: () => atPlace(place, withOneBit) },
	];
	const omission = { name: `leaving out ${name}`, meddle: () => atPlace(place, () => Buffer.alloc(0)) };
	// Without what ends the flight either side waits for the other.
	return name === "Finished" ? rows : [...rows, omission];
});

function tooLong(place: number): Buffer {
	return record(place === 0 ? 22 : 23, Buffer.alloc(0x4801));
}

import type { Scene } from "../../tools/tls-check/bench.js";
import { type Instead, type Item, message, record, unchanged } from "../../tools/tls-check/meddler.js";
import { type Identity, issue, KeyUsageFlags, makeRoot } from "../../tools/tls-check/pki.js";

export type Meddle = (item: Item) => Instead;

/** The service that is meddled with: an ECDSA leaf directly below its root, which speaks TLS 1.2. */
export type World = Readonly<{ root: Identity; leaf: Identity; scene: Scene }>;

export async function makeWorld(): Promise<World> {
	const root = await makeRoot();
	const leaf = await issue({ issuer: root });
	const server = { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" } as const;
	return { root, leaf, scene: { chain: [leaf], trusted: [root], server } };
}

/** What somebody in between does to a good service. */
export type MeddlingRow = Readonly<{
	/** Completes "by …". */
	name: string;
	/** The reason; any when left out, because it depends on how far the library understands what came. */
	code?: string;
	meddle: (world: World) => Meddle | Promise<Meddle>;
}>;

/** What a service says in a handshake, in this order. */
export const said = [
	"ServerHello",
	"Certificate",
	"ServerKeyExchange",
	"ServerHelloDone",
	"NewSessionTicket",
	"ChangeCipherSpec",
	"Finished",
] as const;

/** Without what ends a flight, or what begins the encryption, either side waits for the other. */
const awaited: readonly string[] = ["ServerHelloDone", "ChangeCipherSpec", "Finished"];

/** Not random, so that a run is like the next. */
const garbage = Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 151 + 77) & 0xff));

/** Changes what is of one kind. */
export const at =
	(kind: string, instead: (item: Item) => Instead): Meddle =>
	(item) =>
		item.kind === kind ? instead(item) : unchanged(item);

const changed = ({ kind, body }: Item, change: (copy: Buffer) => void): Instead => {
	const copy = Buffer.from(body);
	change(copy);
	return unchanged({ kind, body: copy });
};

/** The parameters of a key exchange on a named curve (RFC 8422 §5.4), without the signature behind them. */
const parametersIn = (body: Buffer): Buffer => body.subarray(4, 8 + (body[7] ?? 0));

function spoilt(kind: string): Meddle {
	return at(kind, (item) => {
		if (kind === "ChangeCipherSpec") return record(20, garbage);
		return kind === "Finished" ? record(22, garbage) : message(item.body[0] ?? 0, garbage);
	});
}

async function leafThatMayNotSign({ root, leaf }: World): Promise<Meddle> {
	const { der } = await issue({ issuer: root, sameAs: leaf, usage: KeyUsageFlags.keyAgreement });
	const lengths = Buffer.alloc(6);
	lengths.writeUIntBE(der.length + 3, 0, 3);
	lengths.writeUIntBE(der.length, 3, 3);
	return at("Certificate", () => message(11, Buffer.concat([lengths, der])));
}

const perMessage: readonly MeddlingRow[] = said.flatMap((kind) => {
	const rows: MeddlingRow[] = [
		{ name: `closing at ${kind}`, code: "cut-off", meddle: () => at(kind, () => "end") },
		{ name: `garbage in place of ${kind}`, meddle: () => at(kind, () => garbage) },
		{ name: `garbage in a record of ${kind}`, meddle: () => spoilt(kind) },
	];
	const omission = { name: `leaving out ${kind}`, meddle: () => at(kind, () => Buffer.alloc(0)) };
	return awaited.includes(kind) ? rows : [...rows, omission];
});

/** What must end every handshake, before anything is sent to the service. */
export const handshakeRows: readonly MeddlingRow[] = [
	...perMessage,
	{
		name: "one bit of the key exchange's signature",
		code: "not-proved",
		meddle: () =>
			at("ServerKeyExchange", (item) =>
				changed(item, (copy) => copy.writeUInt8((copy.at(-1) ?? 0) ^ 1, copy.length - 1)),
			),
	},
	{
		name: "a key exchange without a signature",
		meddle: () => at("ServerKeyExchange", ({ body }) => message(12, parametersIn(body))),
	},
	{
		name: "a key exchange that claims an empty signature",
		meddle: () =>
			at("ServerKeyExchange", ({ body }) => {
				const parameters = parametersIn(body);
				const scheme = body.subarray(4 + parameters.length, 6 + parameters.length);
				return message(12, Buffer.concat([parameters, scheme, Buffer.alloc(2)]));
			}),
	},
	{
		name: "a key exchange that claims to be anonymous",
		meddle: () =>
			at("ServerKeyExchange", ({ body }) =>
				message(12, Buffer.concat([parametersIn(body), Buffer.from([4, 0, 0, 0])])),
			),
	},
	{
		name: "the same key's certificate that may not sign a handshake",
		code: "wrong-usage",
		meddle: leafThatMayNotSign,
	},
	{
		name: "an empty list of certificates",
		meddle: () => at("Certificate", () => message(11, Buffer.alloc(3))),
	},
	{
		name: "a handshake record over 16 KiB",
		meddle: () => at("ServerHello", () => record(22, Buffer.alloc(0x4801))),
	},
	{
		name: "an older version in the hello",
		code: "version",
		meddle: () => at("ServerHello", (item) => changed(item, (copy) => copy.writeUInt16BE(0x0302, 4))),
	},
];

/** What must end a connection that is open, before anything of the answer counts. */
export const answerRows: readonly MeddlingRow[] = [
	{
		name: "a data record over 16 KiB",
		meddle: () => at("Data", () => record(23, Buffer.alloc(0x4801))),
	},
	{
		name: "one bit of the data",
		code: "altered",
		meddle: () => at("Data", (item) => changed(item, (copy) => copy.writeUInt8((copy[12] ?? 0) ^ 1, 12))),
	},
	{
		name: "closing before the data",
		code: "cut-off",
		meddle: () => at("Data", () => "end"),
	},
];

import { findRoots } from "../certificates/make.js";
import { type Scene, type Service, serve, sessionFor, speaksNewest, startEngine, visit } from "./bench.js";
import type { EngineHost } from "./engine-host.js";
import { issue, type KeyKind, makeRoot, type Name } from "./pki.js";
import { builds, findToolchain } from "./toolchain.js";

/** What a session takes, measured on this computer. */
export type Figures = Readonly<{
	/** Of the library. */
	version: string;
	pointerBytes: number;
	/** The longest record that the library can send, bytes. */
	sendBuffer: number;
	/** Whether buffers shrink to the length of records that the service agrees to. */
	shrinks: boolean;
	/** The newest TLS that the library speaks. */
	protocol: Protocol;
	/** Bytes of heap at the highest point of a first handshake, the session's own included. */
	heapPeak: number;
	/** The same for a resumed one. */
	resumedHeapPeak: number;
	/** Bytes of heap while the session is open and nothing is under way. */
	heapOpen: number;
	/** Bytes of stack at the deepest point. */
	stackPeak: number;
	/** One for each kind of key and version of TLS. */
	times: readonly Times[];
}>;

const protocols = ["TLSv1.2", "TLSv1.3"] as const;
export type Protocol = (typeof protocols)[number];

/** The keys of a service's certificates, from its authority's root down. */
const kinds = ["rsa", "ecdsa"] as const;
export type Kind = (typeof kinds)[number];
const keys: Readonly<Record<Kind, KeyKind>> = { rsa: "rsa2048", ecdsa: "p256" };

/** Processor time of a first handshake and of a resumed one, µs; the least of 21, because others use the computer, too. */
export type Times = Readonly<{ kind: Kind; protocol: Protocol; firstUs: number; resumedUs: number }>;

/** What a board's library can send at once, bytes: CONFIG_MBEDTLS_SSL_OUT_CONTENT_LEN. */
export const boardSendBuffer = 4096;

const rounds = 21;

/** The versions of TLS that the library speaks. */
export function spokenProtocols(): readonly Protocol[] {
	return speaksNewest() ? protocols : ["TLSv1.2"];
}

/** How much of a first handshake's computing a resumed one takes; 1 is all of it. */
export function shareOf({ firstUs, resumedUs }: Times): number {
	return resumedUs / firstUs;
}

/** Measures handshakes with services that send a chain of four, by a board that trusts their root and the shipped ones. */
export async function takeFigures(): Promise<Figures> {
	const found = findToolchain();
	if (found.kind === "missing") throw new Error(found.text);
	const engine = startEngine(builds.measured);
	try {
		const all: Measured[] = [];
		for (const kind of kinds) {
			const scene = await makeScene(keys[kind]);
			for (const protocol of spokenProtocols()) all.push(await measure(engine, scene, kind, protocol));
		}
		const most = (size: (sizes: Sizes) => number): number => Math.max(...all.map(({ sizes }) => size(sizes)));
		const { pointerBytes, sendBuffer, shrinks, stackPeak } = await engine.measure();
		return {
			...{ pointerBytes, sendBuffer, shrinks, stackPeak },
			version: found.toolchain.version,
			protocol: spokenProtocols().at(-1) ?? "TLSv1.2",
			heapPeak: most(({ heapPeak }) => heapPeak),
			resumedHeapPeak: most(({ resumedHeapPeak }) => resumedHeapPeak),
			heapOpen: most(({ heapOpen }) => heapOpen),
			times: all.map(({ times }) => times),
		};
	} finally {
		await engine.end();
	}
}

/**
 * A chain as Amazon's services send it: leaf, authority, the authority's root as an older root has signed it, and that one as
 * the oldest has. The board trusts the root itself.
 */
async function makeScene(kind: KeyKind): Promise<Scene> {
	const oldest = await makeRoot({
		kind: "rsa2048",
		subject: "C=US, O=Oldest Technologies, CN=Oldest Authority",
	});
	const old = await makeRoot({
		kind: "rsa2048",
		subject: "C=US, O=Old Technologies, CN=Old Services Root - G2",
	});
	const root = await makeRoot({ kind, subject: "C=US, O=Provider, CN=Provider Root CA 1" });
	const middle = await issue({
		kind,
		issuer: root,
		authority: 0,
		subject: "C=US, O=Provider, CN=Provider M01",
	});
	const bridge = await issue({ subject: root.subject, sameAs: root, issuer: old, authority: true });
	const older = await issue({ subject: old.subject, sameAs: old, issuer: oldest, authority: true });
	const leaf = await issue({ kind, issuer: middle, names: ["localhost", ...longNames].map(dnsName) });
	return { chain: [leaf, middle, bridge, older], trusted: [root, ...findRoots()] };
}

/** They bring the chain of RSA to 5 KB, as long as such a chain is with all the extensions that real authorities put in. */
const longNames = [..."abcdefg"].map(
	(letter) => `${letter.repeat(60)}.${letter.repeat(60)}.${letter.repeat(60)}.invalid`,
);
const dnsName = (value: string): Name => ({ type: "dns", value });

type Sizes = Pick<Figures, "heapPeak" | "resumedHeapPeak" | "heapOpen">;
type Measured = Readonly<{ sizes: Sizes; times: Times }>;

async function measure(engine: EngineHost, chain: Scene, kind: Kind, protocol: Protocol): Promise<Measured> {
	// As the board wishes, also how to sign: some versions of the library refuse what Node would choose in TLS 1.2.
	const server = { minVersion: protocol, maxVersion: protocol, honorCipherOrder: false };
	const scene = { ...chain, server };
	const service = await serve(scene);
	try {
		await go(engine, scene, service, true);
		const first = await go(engine, scene, service, true);
		const resumed = await go(engine, scene, service, false);
		return {
			sizes: { heapPeak: first.heapPeak, resumedHeapPeak: resumed.heapPeak, heapOpen: first.heapOpen },
			times: {
				...{ kind, protocol },
				firstUs: await least(async () => (await go(engine, scene, service, true)).opened.cpuUs),
				resumedUs: await least(async () => (await go(engine, scene, service, false)).opened.cpuUs),
			},
		};
	} finally {
		service.close();
	}
}

/** One connection, and how much heap it took above what there was before: at its peak, and once it was open. */
async function go(engine: EngineHost, scene: Scene, { port }: Service, isFirst: boolean) {
	if (isFirst) engine.forgetSessions();
	const { heapNow: before } = await engine.measure();
	engine.forgetPeak();
	let heapOpen = 0;
	const { opened } = await visit(engine, {
		port,
		session: { ...sessionFor(scene, true), inFlash: true },
		onOpen: async (session) => {
			heapOpen = (await engine.measure()).heapNow - before;
			session.write(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
		},
	});
	if (opened === undefined || opened.isResumed === isFirst)
		throw new Error("the handshake was of another kind");
	return { opened, heapOpen, heapPeak: (await engine.measure()).heapPeak - before };
}

async function least(go: () => Promise<number>): Promise<number> {
	let time = Number.POSITIVE_INFINITY;
	for (let round = 0; round < rounds; round++) time = Math.min(time, await go());
	return time;
}

/** The highest point of a first handshake with a board's buffer for sending. */
export function peakOnBoard({ heapPeak, sendBuffer }: Figures): number {
	return heapPeak - (sendBuffer - boardSendBuffer);
}

/** The figures as `docs/memory.md` holds them. */
export function describeFigures(figures: Figures): string {
	const kind = figures.pointerBytes === 4 ? "a program of 32 bits" : "a program of 64 bits (a chip has 32)";
	const buffers = figures.shrinks
		? "which shrink to the 4 KiB that the service agrees to (max_fragment_length)"
		: "whatever the service agrees to";
	const rows = [
		["first handshake, heap at the peak", bytes(figures.heapPeak)],
		["the same with a board's 4 KiB for sending", bytes(peakOnBoard(figures))],
		["resumed handshake, heap at the peak", bytes(figures.resumedHeapPeak)],
		["open session, heap", bytes(figures.heapOpen)],
		["stack at the deepest", bytes(figures.stackPeak)],
	];
	return `Measured by \`npm run measure:tls\` with mbedTLS ${figures.version}, up to ${figures.protocol}, in ${kind}, with buffers for
records of 16 KiB, ${buffers}; the five shipped roots and one more. The service heeds the board's order of ciphers, and sends four
certificates, of 5 KB with RSA: its own, its authority's, and two by which older roots sign the newer one. Sizes are the largest of the rows below.

| what | bytes |
|---|---|
${rows.map(([what, size]) => `| ${what} | ${size} |`).join("\n")}

| computing | first handshake | resumed | share |
|---|---|---|---|
${figures.times.map(timesRow).join("\n")}
`;
}

function timesRow(times: Times): string {
	const { kind, protocol, firstUs, resumedUs } = times;
	const keys = kind === "rsa" ? "RSA of 2,048 bits" : "ECDSA on P-256";
	const share = shareOf(times);
	const words = `${Math.round(100 * share)} %${share > 0.5 ? ", more than half" : ""}`;
	return `| ${keys}, ${protocol} | ${milliseconds(firstUs)} | ${milliseconds(resumedUs)} | ${words} |`;
}

function milliseconds(us: number): string {
	return `${(us / 1000).toFixed(1)} ms`;
}

function bytes(count: number): string {
	return count.toLocaleString("en");
}

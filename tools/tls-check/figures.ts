import { findRoots } from "../certificates/make.js";
import { type Scene, type Service, serve, sessionFor, startEngine, visit } from "./bench.js";
import type { EngineHost } from "./engine-host.js";
import { issue, type KeyKind, makeRoot } from "./pki.js";
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
	/** Of TLS. */
	protocol: string;
	/** Bytes of heap at the highest point of a first handshake, the session's own included. */
	heapPeak: number;
	/** The same for a resumed one. */
	resumedHeapPeak: number;
	/** Bytes of heap while the session is open and nothing is under way. */
	heapOpen: number;
	/** Bytes of stack at the deepest point. */
	stackPeak: number;
	/** By the kind of the certificates' keys. */
	ecdsa: Times;
	rsa: Times;
}>;

/** Processor time of a first handshake and of a resumed one, µs; the least of 21, because others use the computer, too. */
export type Times = Readonly<{ firstUs: number; resumedUs: number }>;

/** What a board's library can send at once, bytes: CONFIG_MBEDTLS_SSL_OUT_CONTENT_LEN. */
export const boardSendBuffer = 4096;

const rounds = 21;

/** Measures handshakes with services whose chains have two links, by a board that trusts their root and the shipped ones. */
export async function takeFigures(): Promise<Figures> {
	const found = findToolchain();
	if (found.kind === "missing") throw new Error(found.text);
	const engine = startEngine(builds.measured);
	try {
		const rsa = await measure(engine, await makeScene("rsa2048"));
		const ecdsa = await measure(engine, await makeScene("p256"));
		return {
			...ecdsa.sizes,
			ecdsa: ecdsa.times,
			rsa: rsa.times,
			version: found.toolchain.version,
			heapPeak: Math.max(rsa.sizes.heapPeak, ecdsa.sizes.heapPeak),
			resumedHeapPeak: Math.max(rsa.sizes.resumedHeapPeak, ecdsa.sizes.resumedHeapPeak),
			heapOpen: Math.max(rsa.sizes.heapOpen, ecdsa.sizes.heapOpen),
			stackPeak: Math.max(rsa.sizes.stackPeak, ecdsa.sizes.stackPeak),
		};
	} finally {
		await engine.end();
	}
}

async function makeScene(kind: KeyKind): Promise<Scene> {
	const root = await makeRoot({ kind });
	const middle = await issue({ kind, issuer: root, authority: 0 });
	const leaf = await issue({ kind, issuer: middle });
	return { chain: [leaf, middle], trusted: [root, ...findRoots()] };
}

type Measured = Readonly<{ sizes: Omit<Figures, "version" | "ecdsa" | "rsa">; times: Times }>;

async function measure(engine: EngineHost, scene: Scene): Promise<Measured> {
	const service = await serve(scene);
	try {
		await go(engine, scene, service, true);
		const first = await go(engine, scene, service, true);
		const resumed = await go(engine, scene, service, false);
		const { stackPeak, pointerBytes, sendBuffer, shrinks } = await engine.measure();
		return {
			sizes: {
				...{ pointerBytes, sendBuffer, shrinks, stackPeak },
				protocol: first.opened.version,
				heapPeak: first.heapPeak,
				resumedHeapPeak: resumed.heapPeak,
				heapOpen: first.heapOpen,
			},
			times: {
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
	return `Measured by \`npm run measure:tls\` with mbedTLS ${figures.version} and ${figures.protocol}, in ${kind}, with buffers for
records of 16 KiB, ${buffers}; the five shipped roots and one more; the larger of an RSA and an ECDSA
chain of two links.

| what | bytes |
|---|---|
${rows.map(([what, size]) => `| ${what} | ${size} |`).join("\n")}

A resumed handshake takes ${percent(figures.ecdsa)} of the computing of a first one with ECDSA certificates on P-256, and
${percent(figures.rsa)} with RSA of 2,048 bits.
`;
}

function percent({ firstUs, resumedUs }: Times): string {
	return `${Math.round((100 * resumedUs) / firstUs)} %`;
}

function bytes(count: number): string {
	return count.toLocaleString("en");
}

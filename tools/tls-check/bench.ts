import { once } from "node:events";
import net from "node:net";
import tls, { type TlsOptions } from "node:tls";
import {
	type Ended,
	EngineHost,
	type EngineSession,
	type Opened,
	type SessionOptions,
} from "./engine-host.js";
import type { Identity } from "./pki.js";
import { type Build, builds, compile, findToolchain } from "./toolchain.js";

/** A service and what the board believes about it. */
export type Scene = Readonly<{
	/** The service's own certificate first, then what it sends with it. */
	chain: readonly Identity[];
	/** Whom the board trusts. */
	trusted: readonly Pick<Identity, "der">[];
	/** How the board names the service; `localhost` unless given. */
	host?: string;
	/** The board's clock, s since 1970; the right time unless given. */
	clock?: number;
	/** What the service speaks. */
	server?: TlsOptions;
}>;

const programs = new Map<string, string>();

/** Starts the engine of a build, which is compiled once a run. */
export function startEngine(build: Build = builds.checked): EngineHost {
	const found = findToolchain();
	if (found.kind === "missing") throw new Error(found.text);
	const program = programs.get(build.name) ?? compile(found.toolchain, build);
	programs.set(build.name, program);
	return new EngineHost(program);
}

/** Whether the library speaks TLS 1.3. */
export function speaksNewest(): boolean {
	const found = findToolchain();
	return found.kind === "found" && found.toolchain.speaksNewest;
}

/** A service on loopback that answers a request with a greeting and hangs up. */
export type Service = Readonly<{
	port: number;
	/** How many connections carried a request. */
	requests: () => number;
	close(): void;
}>;

export const greeting = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nhello";

export async function serve({ chain, server }: Scene, answer: string | Buffer = greeting): Promise<Service> {
	let requests = 0;
	const options = {
		key: chain[0]?.key,
		cert: chain.map(({ certificate }) => certificate).join(""),
		...server,
	};
	const listener = tls.createServer(options, (socket) => {
		socket.on("error", () => {});
		socket.once("data", () => {
			requests++;
			socket.end(answer);
		});
	});
	listener.on("tlsClientError", () => {});
	return { port: await listen(listener), requests: () => requests, close: () => void listener.close() };
}

/** A port of loopback that `listener` then listens on. */
export async function listen(listener: net.Server): Promise<number> {
	listener.listen(0, "127.0.0.1");
	await once(listener, "listening");
	const address = listener.address();
	if (address === null || typeof address === "string") throw new Error("no port to listen on");
	return address.port;
}

export type VisitOptions = Readonly<{
	port: number;
	session: SessionOptions;
	/** How many bytes are handed to the engine at once; as they come unless given. */
	pieces?: number;
	/** Called with what the service has sent. */
	onBytes?: (bytes: Buffer) => void;
	/** What is done once the session is open; a request for the greeting unless given. */
	onOpen?: (session: EngineSession, socket: net.Socket) => void;
	/** Called with all that has been decrypted. */
	onData?: (session: EngineSession, size: number) => void;
}>;

/** What came of a connection. */
export type Visit = Readonly<{ opened: Opened | undefined; ended: Ended; body: Buffer }>;

/** Connects the engine to a service, and waits until the session has ended. */
export function visit(engine: EngineHost, options: VisitOptions): Promise<Visit> {
	const socket = net.connect(options.port, "127.0.0.1");
	const chunks: Buffer[] = [];
	let opened: Opened | undefined;
	return new Promise((resolve) => {
		const session = engine.open(options.session, {
			send: (bytes) => void socket.write(bytes),
			data: (bytes) => {
				chunks.push(bytes);
				options.onData?.(session, bytes.length);
			},
			opened: (with_) => {
				opened = with_;
				if (options.onOpen !== undefined) options.onOpen(session, socket);
				else session.write(Buffer.from("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"));
			},
			ended: (ended) => {
				session.shut();
				session.free();
				socket.end();
				const seen = { opened, ended, body: Buffer.concat(chunks) };
				if (socket.closed) resolve(seen);
				else socket.once("close", () => resolve(seen));
			},
		});
		socket.on("data", (bytes) => options.onBytes?.(bytes));
		socket.on("data", (bytes) => feedPieces(session, bytes, options.pieces ?? bytes.length));
		socket.on("end", () => session.feedEnd());
		socket.on("error", () => session.feedEnd());
	});
}

function feedPieces(session: EngineSession, bytes: Buffer, size: number): void {
	for (let start = 0; start < bytes.length; start += size) session.feed(bytes.subarray(start, start + size));
}

/** How the engine is to visit the service of a scene. */
export function sessionFor({ host, trusted }: Scene, isResumable = false): SessionOptions {
	const anchors = trusted.map(({ der }) => der);
	return { host: host ?? "localhost", protocol: "http/1.1", anchors, isResumable };
}

/** Plays a scene: the service, and one visit by the engine. */
export async function play(
	engine: EngineHost,
	scene: Scene,
	options: Partial<VisitOptions> = {},
): Promise<Visit & { requests: number }> {
	const service = await serve(scene);
	engine.setClock(scene.clock === undefined ? undefined : Math.floor(scene.clock));
	try {
		const seen = await visit(engine, { port: service.port, session: sessionFor(scene), ...options });
		return { ...seen, requests: service.requests() };
	} finally {
		engine.setClock(undefined);
		service.close();
	}
}

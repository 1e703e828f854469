import type { Server } from "node:http";
import { networkInterfaces } from "node:os";
import { FieldError } from "../shared/fields.js";
import { EnvironmentError } from "../shared/options.js";
import { adminPrefix, handleAdmin } from "./admin.js";
import type { CertificateKind } from "./certificate-kinds.js";
import type { PemPair } from "./certificates.js";
import { DataFolder } from "./data-folder.js";
import { createShell, type Handler, isLoopback } from "./http-shell.js";
import { detailedError } from "./logic/answers.js";
import type { Fault } from "./logic/faults.js";
import { type Delivery, pathOf, type ServiceAnswer, type ServiceRequest } from "./logic/message.js";
import type { Random } from "./logic/random.js";
import type { Model } from "./logic/seed.js";
import { C2cService } from "./logic/service.js";
import {
	defaultSwitches,
	type Lifetimes,
	type Profile,
	realLifetimes,
	type Switches,
	scaleLifetimes,
} from "./logic/settings.js";
import { Site } from "./web/site.js";

export type StartOptions = Readonly<{
	/** 0, the default, takes any free port. */
	port?: number;
	/** Address to listen on; `127.0.0.1` by default. `0.0.0.0` listens on all. */
	host?: string;
	https?: boolean;
	certificate?: CertificateKind;
	/** Folder for the state and the root certificate; without it nothing outlives the process. */
	data?: string;
	/** Factor for all lifetimes, before {@link StartOptions.lifetimes}. */
	scale?: number;
	/** Replaces single lifetimes. */
	lifetimes?: Partial<Lifetimes>;
	profile?: Profile;
	switches?: Partial<Switches>;
	faults?: readonly Fault[];
	/** Offers the JSON interface for tests to this machine. */
	admin?: boolean;
	models?: readonly Model[];
	now?: () => number;
	random?: Random;
	/** Hears what goes wrong while the service runs, a line at a time; standard error by default. */
	warn?: (text: string) => void;
}>;

export type RunningService = Readonly<{
	/** Such as `http://127.0.0.1:8628`; where `host` is a wildcard, the machine's own address. */
	origin: string;
	/** The root to trust, in https mode. */
	rootPem?: string;
	/** The file that holds it, when there is a data folder. */
	rootPath?: string;
	service: C2cService;
	/** Ends at once, open connections included. */
	close(): Promise<void>;
}>;

/**
 * Starts the service.
 * @throws EnvironmentError when the port, the host or the data folder cannot be used
 */
export async function startService(options: StartOptions = {}): Promise<RunningService> {
	const host = options.host ?? "127.0.0.1";
	const folder = options.data === undefined ? undefined : new DataFolder(options.data);
	const service = makeService(options, folder);
	for (const fault of options.faults ?? []) service.faults.add(fault);
	const identity = options.https === true ? await makeIdentity(options, host, folder) : undefined;
	const server = createShell(makeHandler(service, options, folder), identity?.leaf);
	const port = await listen(server, options.port ?? 0, host);
	const origin = `${identity === undefined ? "http" : "https"}://${urlHost(publicHost(host))}:${port}`;
	service.configure({ origin });
	return {
		origin,
		...(identity === undefined ? {} : { rootPem: identity.rootPem }),
		...(identity === undefined || folder === undefined ? {} : { rootPath: folder.rootPath }),
		service,
		close: () => close(server),
	};
}

function makeService(options: StartOptions, folder: DataFolder | undefined): C2cService {
	const snapshot = folder?.readState();
	try {
		return new C2cService({
			settings: {
				lifetimes: { ...scaleLifetimes(realLifetimes, options.scale ?? 1), ...options.lifetimes },
				profile: options.profile ?? "current",
				switches: { ...defaultSwitches, ...options.switches },
			},
			...(options.models === undefined ? {} : { models: options.models }),
			...(options.now === undefined ? {} : { now: options.now }),
			...(options.random === undefined ? {} : { random: options.random }),
			...(snapshot === undefined ? {} : { snapshot }),
		});
	} catch (error) {
		if (!(error instanceof FieldError)) throw error;
		throw new EnvironmentError(
			`${folder?.statePath} is not a state of this service (${error.message}); move it away to start anew.`,
		);
	}
}

async function makeIdentity(
	options: StartOptions,
	host: string,
	folder: DataFolder | undefined,
): Promise<{ leaf: PemPair; rootPem: string }> {
	// Loaded only here: it takes a tenth of a second that plain http need not wait.
	const { makeLeaf, makeRoot } = await import("./certificates.js");
	const nowMs = Date.now();
	const kept = folder?.readRoot();
	const root = kept ?? (await makeRoot(nowMs));
	if (kept === undefined) folder?.writeRoot(root);
	const hosts = ["localhost", "127.0.0.1", "::1", publicHost(host)];
	const leaf = await makeLeaf(root, hosts, options.certificate ?? "good", nowMs);
	return { leaf, rootPem: root.certificate };
}

function makeHandler(service: C2cService, options: StartOptions, folder: DataFolder | undefined): Handler {
	const site = new Site(service);
	const save = saver(service, folder, options.warn ?? ((text) => process.stderr.write(`${text}\n`)));
	return (request, isFromLoopback) => {
		const mayAdminister = options.admin === true && isFromLoopback;
		const delivery = dispatch(service, site, request, mayAdminister);
		// Saved before the answer leaves: what a device or a person was told survives the end of the process.
		return save() ? delivery : plain(detailedError(500));
	};
}

/** Saves what has changed. When the folder fails, says so once and gives `false` until it works again. */
function saver(
	service: C2cService,
	folder: DataFolder | undefined,
	warn: (text: string) => void,
): () => boolean {
	let savedRevision = service.state.revision;
	let failure = "";
	return () => {
		if (folder === undefined || service.state.revision === savedRevision) return true;
		try {
			folder.writeState(service.snapshot());
		} catch (error) {
			if (!(error instanceof EnvironmentError)) throw error;
			if (error.message !== failure) warn(error.message);
			failure = error.message;
			return false;
		}
		savedRevision = service.state.revision;
		failure = "";
		return true;
	};
}

/** Pages have their own paths; everything else is the API's, which has an answer to unknown ones. */
function dispatch(
	service: C2cService,
	site: Site,
	request: ServiceRequest,
	mayAdminister: boolean,
): Delivery {
	if (mayAdminister && pathOf(request).startsWith(adminPrefix) && namesThisMachine(request)) {
		return plain(handleAdmin(service, request));
	}
	const shown = site.handle(request);
	return shown === undefined ? service.receive(request) : plain(shown);
}

const plain = (answer: ServiceAnswer): Delivery => ({ kind: "answer", delayMs: 0, answer });

/** A page of another site that had its name point to this machine still sends its own name. */
function namesThisMachine(request: ServiceRequest): boolean {
	const host = (request.headers.host ?? "").replace(/:\d+$/, "");
	return host === "localhost" || host === "[::1]" || isLoopback(host);
}

function listen(server: Server, port: number, host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", (error: NodeJS.ErrnoException) => {
			reject(new EnvironmentError(listenProblem(error.code ?? "", port, host)));
		});
		server.listen(port, host, () => {
			const address = server.address();
			if (typeof address === "object" && address !== null) resolve(address.port);
		});
	});
}

function listenProblem(code: string, port: number, host: string): string {
	switch (code) {
		case "EADDRINUSE":
			return `Port ${port} on ${host} is in use; choose another with --port.`;
		case "EACCES":
			return `Port ${port} on ${host} needs more rights; choose one above 1023 with --port.`;
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return `${host} is not an address of this machine; choose another with --host.`;
		default:
			return `The service cannot listen on ${host}, port ${port}: ${code}.`;
	}
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

/**
 * The host to print and to put into links: for a wildcard the first address that other machines can reach.
 */
function publicHost(host: string): string {
	if (host !== "0.0.0.0" && host !== "::") return host;
	const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
	const reachable = addresses.find((address) => !address.internal && address.family === "IPv4");
	return reachable?.address ?? "127.0.0.1";
}

const urlHost = (host: string): string => (host.includes(":") ? `[${host}]` : host);

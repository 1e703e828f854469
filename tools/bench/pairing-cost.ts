import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Fields } from "../shared/fields.js";
import type { ClientRun } from "./client-run.js";
import { type Contender, contenders } from "./clients.js";
import { LoopbackServer, type Traffic } from "./loopback-server.js";
import { median } from "./median.js";
import { count, ratio, type Section } from "./report.js";

/** Plays one client: `KEY ORIGIN WARM-UPS PAIRINGS`. */
export const clientProgram = path.join(path.dirname(fileURLToPath(import.meta.url)), "client-run.js");
const warmUps = 20;
const pairings = 60;
/** Polls that are answered `authorization_pending` before the one that brings the tokens. */
export const few = 3;
export const many = 13;

export type Cost = Readonly<{
	name: string;
	wire: Readonly<{ requests: number; connections: number; bytes: number; bytesPerPoll: number }>;
	cpuMs: number;
	cpuMsPerPoll: number;
	allocatedBytes: number;
	allocatedBytesPerPoll: number;
}>;

/** Every client in turn, `runs` times over, so that a busy moment of the machine meets all of them. */
export async function measureCosts(runs: number, report: (line: string) => void): Promise<readonly Cost[]> {
	const server = new LoopbackServer();
	const origin = await server.listen();
	const results = new Map(contenders.map(({ key }) => [key, { few: [] as Sample[], many: [] as Sample[] }]));
	for (let run = 1; run <= runs; run += 1) {
		report(`  clients, run ${run} of ${runs}`);
		for (const { key } of contenders) {
			results.get(key)?.few.push(await sample(server, origin, key, few));
			results.get(key)?.many.push(await sample(server, origin, key, many));
		}
	}
	server.close();
	return contenders.map((contender) =>
		costOf(contender, results.get(contender.key) ?? { few: [], many: [] }),
	);
}

type Sample = Readonly<{ run: ClientRun; traffic: Traffic }>;

async function sample(server: LoopbackServer, origin: string, key: string, polls: number): Promise<Sample> {
	server.pendingPolls = polls;
	server.takeTraffic();
	// A young generation that takes all of it: nothing is collected while it is counted.
	const flags = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
	const args = [clientProgram, key, origin, String(warmUps), String(pairings)];
	const { stdout } = await promisify(execFile)(process.execPath, [...flags, ...args]);
	const fields = Fields.fromJson(stdout, "the run's result");
	return {
		run: {
			cpuMicroseconds: fields.number("cpuMicroseconds"),
			allocatedBytes: fields.number("allocatedBytes"),
			liveBytes: fields.number("liveBytes"),
		},
		traffic: server.takeTraffic(),
	};
}

/** The warm-ups of a run go over the wire as well. */
const pairingsOnWire = pairings + warmUps;

function costOf(
	contender: Contender,
	samples: Readonly<{ few: readonly Sample[]; many: readonly Sample[] }>,
): Cost {
	const per = (list: readonly Sample[], pick: (one: Sample) => number, by: number) =>
		median(list.map(pick)) / by;
	const slope = (pick: (one: Sample) => number, by: number) =>
		(per(samples.many, pick, by) - per(samples.few, pick, by)) / (many - few);
	const bytes = ({ traffic }: Sample) => traffic.bytesIn + traffic.bytesOut;
	return {
		name: contender.name,
		wire: {
			requests: per(samples.few, ({ traffic }) => traffic.requests, pairingsOnWire),
			connections: per(samples.few, ({ traffic }) => traffic.connections, pairingsOnWire),
			bytes: per(samples.few, bytes, pairingsOnWire),
			bytesPerPoll: slope(bytes, pairingsOnWire),
		},
		cpuMs: per(samples.few, ({ run }) => run.cpuMicroseconds / 1_000, pairings),
		cpuMsPerPoll: slope(({ run }) => run.cpuMicroseconds / 1_000, pairings),
		allocatedBytes: per(samples.few, ({ run }) => run.allocatedBytes, pairings),
		allocatedBytesPerPoll: slope(({ run }) => run.allocatedBytes, pairings),
	};
}

export function wireSection(costs: readonly Cost[]): Section {
	const base = costs[0]?.wire.bytes ?? 0;
	return {
		title: "On the wire",
		text: [
			"A pairing in which the fourth poll brings the tokens, counted on the server's sockets: bytes of HTTP in both directions, without those of TCP and TLS. Each new connection costs a TLS handshake of several KB more. Each client needs one request for the code and one for each poll, so no client of the grant (RFC 8628) can do with fewer; where the service has a name for the project to tell, asking for it is one more for each, on the same connection with Slate. Node's own fetch, which the libraries use, gives an idle connection up after 4 s and so makes a new one for each poll; here the code request of one pairing follows at once on the last poll of another and shares its connection.",
		],
		tables: [
			{
				head: ["client", "requests", "connections", "bytes", "to Slate's", "bytes per poll"],
				rows: costs.map(({ name, wire }) => [
					name,
					count(wire.requests, 1),
					count(wire.connections, 2),
					count(wire.bytes),
					ratio(wire.bytes, base),
					count(wire.bytesPerPoll),
				]),
			},
		],
	};
}

export function nodeSection(costs: readonly Cost[], runs: number): Section {
	const base = costs[0];
	return {
		title: "Processor and memory on Node",
		text: [
			`The same pairings: medians of ${runs} processes with ${pairings} pairings each, after ${warmUps} that warm up. Time is the processor's, of the whole process; memory is what was allocated, of which nothing was collected meanwhile. Slate's includes its screen's view and what it keeps in flash.`,
		],
		tables: [
			{
				head: ["client", "KB allocated", "to Slate's", "KB per poll", "ms", "to Slate's", "ms per poll"],
				rows: costs.map((cost) => [
					cost.name,
					count(cost.allocatedBytes / 1_000),
					ratio(cost.allocatedBytes, base?.allocatedBytes ?? 0),
					count(cost.allocatedBytesPerPoll / 1_000, 1),
					count(cost.cpuMs, 2),
					ratio(cost.cpuMs, base?.cpuMs ?? 0),
					count(cost.cpuMsPerPoll, 2),
				]),
			},
		],
	};
}

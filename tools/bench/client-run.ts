import { Traffic } from "../compare/client.js";
import { VirtualTime } from "../compare/virtual-time.js";
import { contenders } from "./clients.js";

/** What one process of one client has used. */
export type ClientRun = Readonly<{ cpuMicroseconds: number; allocatedBytes: number; liveBytes: number }>;

/** Turns of the event loop without a request, after which a client only waits for time. */
const quietTurns = 8;

/** Tells when nothing is in the air, so that waiting for an answer costs nothing that would be counted. */
class WatchedTraffic extends Traffic {
	#onQuiet: (() => void) | undefined;

	override end(): void {
		super.end();
		if (this.open === 0) this.#onQuiet?.();
	}

	async quiet(): Promise<void> {
		if (this.open > 0) {
			await new Promise<void>((resolve) => {
				this.#onQuiet = resolve;
			});
		}
	}
}

const [key = "", origin = "", warmUps = "0", count = "1"] = process.argv.slice(2);
const traffic = new WatchedTraffic();
const time = new VirtualTime();

async function untilQuiet(): Promise<void> {
	for (let turns = 0; turns < quietTurns; turns += 1) {
		if (traffic.open > 0) turns = 0;
		await traffic.quiet();
		await new Promise((resolve) => setImmediate(resolve));
	}
}

async function pair(): Promise<void> {
	const contender = contenders.find((one) => one.key === key);
	if (contender === undefined) throw new Error(`there is no client "${key}"`);
	const running = contender.client.start(origin, traffic);
	await untilQuiet();
	while (running.ending() === undefined && time.pass(Number.POSITIVE_INFINITY)) await untilQuiet();
	const ending = running.ending();
	if (ending?.kind !== "tokens")
		throw new Error(`${key} stopped: ${ending?.text ?? "nothing left to wait for"}`);
	running.stop();
}

function collect(): number {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

time.install();
for (let index = 0; index < Number(warmUps); index += 1) await pair();
const heapBefore = collect();
const cpuBefore = process.cpuUsage();
for (let index = 0; index < Number(count); index += 1) await pair();
const { user, system } = process.cpuUsage(cpuBefore);
const heapFull = process.memoryUsage().heapUsed;
const result: ClientRun = {
	cpuMicroseconds: user + system,
	allocatedBytes: heapFull - heapBefore,
	liveBytes: collect() - heapBefore,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);

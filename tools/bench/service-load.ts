import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { Fields } from "../shared/fields.js";
import { median, quantile } from "./median.js";
import { busiestSecond } from "./outage.js";
import { count, type Section } from "./report.js";

const levels = [1, 10, 100, 1_000, 10_000] as const;
const measureMs = 1_000;
/** Boards share these connections; what is counted is requests. */
const connections = 64;
const intervalS = 5;

export type Load = Readonly<{ boards: number; perSecond: number }>;

type Board = Readonly<{ clientId: string; deviceCode: string }>;

/** How many polls a second the service answers when that many boards each have a code, as fast as it can. */
export async function measureLoad(runs: number, report: (line: string) => void): Promise<readonly Load[]> {
	const loads: Load[] = [];
	for (const boards of levels) {
		report(`  the service under ${boards} boards`);
		const worker = new Worker(path.join(path.dirname(fileURLToPath(import.meta.url)), "service-worker.js"));
		const origin = await new Promise<string>((resolve) => worker.once("message", resolve));
		const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
		const waiting = await inTurns(boards, (index) => ask(agent, origin, index));
		const rates: number[] = [];
		for (let run = 0; run < runs; run += 1) rates.push(await rate(agent, origin, waiting));
		loads.push({ boards, perSecond: median(rates) });
		agent.destroy();
		await worker.terminate();
	}
	return loads;
}

async function inTurns<T>(total: number, make: (index: number) => Promise<T>): Promise<readonly T[]> {
	const made: T[] = [];
	let next = 0;
	const work = async () => {
		for (let index = next++; index < total; index = next++) made.push(await make(index));
	};
	await Promise.all(Array.from({ length: Math.min(connections, total) }, work));
	return made;
}

async function ask(agent: http.Agent, origin: string, index: number): Promise<Board> {
	const clientId = `board-${index}`;
	const form = `client_id=${clientId}&client_secret=load&scope=asset_create+offline`;
	const { body } = await post(agent, `${origin}/v2/auth/device/code`, form);
	return { clientId, deviceCode: Fields.fromJson(body, "the code").text("device_code") };
}

async function rate(agent: http.Agent, origin: string, boards: readonly Board[]): Promise<number> {
	const start = performance.now();
	let answered = 0;
	let next = 0;
	const work = async () => {
		while (performance.now() - start < measureMs) {
			const board = boards[next++ % boards.length];
			if (board === undefined) return;
			const grant = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";
			const form = `client_id=${board.clientId}&client_secret=load&grant_type=${grant}&device_code=${board.deviceCode}`;
			const { status } = await post(agent, `${origin}/v2/auth/token`, form);
			if (status !== 400) throw new Error(`a poll was answered with ${status}`);
			answered += 1;
		}
	};
	await Promise.all(Array.from({ length: Math.min(connections, boards.length) }, work));
	return (answered * 1_000) / (performance.now() - start);
}

function post(
	agent: http.Agent,
	url: string,
	form: string,
): Promise<Readonly<{ status: number; body: string }>> {
	return new Promise((resolve, reject) => {
		const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": form.length };
		const request = http.request(url, { agent, method: "POST", headers }, (response) => {
			let body = "";
			response.setEncoding("utf8");
			response.on("data", (chunk: string) => {
				body += chunk;
			});
			response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
		});
		request.on("error", reject);
		request.end(form);
	});
}

export function growthSection(loads: readonly Load[], returns: readonly number[], runs: number): Section {
	const seconds = (share: number) => `${count(quantile(returns, share) / 1_000, 1)} s`;
	return {
		title: "How it grows",
		text: [
			`The local service, with so many boards that each have a code and poll every ${intervalS} s: requests a second that they send, and that the service answers when they are sent as fast as it takes them, over ${connections} connections on the machine named above (medians of ${runs} runs of ${measureMs / 1_000} s, client and service on the same machine).`,
		],
		tables: [
			{
				head: ["boards", "polls a second needed", "answered a second"],
				rows: loads.map(({ boards, perSecond }) => [
					count(boards),
					count(boards / intervalS, 1),
					count(perSecond),
				]),
			},
			{
				head: [
					`after an outage of 60 s under ${count(returns.length)} boards that started at one moment`,
					"",
				],
				rows: [
					["first request of a tenth of the boards within", seconds(0.1)],
					["of half of them within", seconds(0.5)],
					["of nine tenths within", seconds(0.9)],
					["of all within", seconds(1)],
					["in the busiest second", `${count(busiestSecond(returns))} boards`],
				],
			},
		],
	};
}

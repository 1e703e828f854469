import { spawnSync } from "node:child_process";
import { readMeasurement } from "../xs-host/measurement.js";
import { decodeLine } from "../xs-host/script/message.js";
import { guestModules } from "../xs-host/trial.js";
import { bundle } from "./code-size.js";
import { count, ratio, type Section } from "./report.js";

const address = "https://app.frame.io/pair?code=048213&device=ACME-FIELDBOX-A1B2C3";

export type QrCost = Readonly<{
	name: string;
	computrons: number;
	slots: number;
	chunkBytes: number;
	/** Of the processor that ran XS; `undefined` where valgrind is not installed. */
	instructions: number | undefined;
}>;

const encoders = [
	{
		key: "qr-uqr",
		name: "uqr",
		text: `import { encode } from "uqr"; const make = (text) => encode(text, { ecc: "M", boostEcc: true, border: 0, maxVersion: 12 }).data.length;`,
	},
	{
		key: "qr-generator",
		name: "qrcode-generator",
		text: `import qrcode from "qrcode-generator"; const make = (text) => { const code = qrcode(0, "M"); code.addData(text, "Byte"); code.make(); return code.getModuleCount(); };`,
	},
] as const;

const loop = `export default (host) => { while (host.next() !== "end") host.say("code", make(host.text(1))); };`;

/** The board's own encoder first. */
export async function measureQr(program: string): Promise<readonly QrCost[]> {
	const intrinsics = guestModules("qr").slice(0, 1);
	const costs = [costOf(program, "planned, and qrcodegen, native", guestModules("qr"))];
	for (const { key, name, text } of encoders) {
		const { file } = await bundle(key, `${text} ${loop}`);
		costs.push(costOf(program, `${name}, JavaScript`, [...intrinsics, file]));
	}
	return costs;
}

function costOf(program: string, name: string, modules: readonly string[]): QrCost {
	const args = ["--pool", "0", "--stack", "2048", ...modules];
	const messages = ["collect", "measure", `code\t${address}`, "measure"];
	const { stdout, stderr, status } = spawnSync(program, args, {
		input: `${messages.join("\n")}\n`,
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`${name} on XS: ${stderr}`);
	const lines = stdout.split("\n").map(decodeLine);
	const [before, after] = lines.filter(([kind]) => kind === "measure").map(readMeasurement);
	if (before === undefined || after === undefined) throw new Error(`${name} on XS gave no figures`);
	const few = instructions(program, args, 1);
	const many = instructions(program, args, 5);
	return {
		name,
		computrons: after.computrons - before.computrons,
		slots: after.slots - before.slots,
		chunkBytes: after.chunkBytes - before.chunkBytes,
		instructions: few === undefined || many === undefined ? undefined : (many - few) / 4,
	};
}

function instructions(program: string, args: readonly string[], codes: number): number | undefined {
	const input = `code\t${address}\n`.repeat(codes);
	const valgrind = ["--tool=callgrind", "--callgrind-out-file=/dev/null", program, ...args];
	const { stderr, status } = spawnSync("valgrind", valgrind, { input, encoding: "utf8" });
	const collected = /Collected : (\d+)/.exec(stderr ?? "")?.[1];
	return status === 0 && collected !== undefined ? Number(collected) : undefined;
}

export function qrSection(costs: readonly QrCost[]): Section {
	const [base] = costs;
	return {
		title: "QR code on XS",
		text: [
			`The code of an address of ${address.length} characters. With the native encoder counts what plans its segments, which is JavaScript; the libraries put the address in one segment at level M. Computrons count what JavaScript does; instructions, by callgrind, all that the processor does, and differ a little from one processor to another. Memory is what one code takes from the machine's pool, of slots with 16 bytes each, before any of it is collected; the native encoder borrows 1 KB more from outside of the pool while it works.`,
		],
		tables: [
			{
				head: ["encoder", "computrons", "instructions", "to the native", "KB of memory"],
				rows: costs.map((cost) => [
					cost.name,
					count(cost.computrons),
					cost.instructions === undefined ? "no valgrind" : count(cost.instructions),
					cost.instructions === undefined ? "" : ratio(cost.instructions, base?.instructions ?? 0),
					count((cost.slots * 16 + cost.chunkBytes) / 1_000, 1),
				]),
			},
		],
	};
}

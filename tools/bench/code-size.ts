import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { root } from "../shared/root.js";
import type { Script } from "../xs-host/script/message.js";
import { guestModules } from "../xs-host/trial.js";
import { type Preloaded, playOnXs } from "../xs-host/xs-machine.js";
import { contenders } from "./clients.js";
import { count, ratio, type Section } from "./report.js";

/** Bundles for XS lie here; nothing of them is kept in the repository. */
export const bundleFolder = path.join(root, ".slate/bench");

export type Carried = Readonly<{
	name: string;
	minifiedBytes: number;
	/** What it takes on XS once it is loaded, or why it cannot be. */
	onXs: Readonly<{ kind: "loads"; slots: number; chunkBytes: number } | { kind: "fails"; why: string }>;
}>;

/** Writes the module as one file that XS can load. @returns its path and size */
export async function bundle(
	name: string,
	contents: string,
): Promise<Readonly<{ file: string; bytes: number }>> {
	const { outputFiles } = await build({
		stdin: { contents, resolveDir: root, loader: "ts" },
		absWorkingDir: root,
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		platform: "neutral",
		mainFields: ["module", "main"],
		conditions: ["import", "default"],
		target: "es2022",
		legalComments: "none",
		logLevel: "silent",
	});
	const text = outputFiles[0]?.text ?? "";
	mkdirSync(bundleFolder, { recursive: true });
	const file = path.join(bundleFolder, `${name}.js`);
	writeFileSync(file, text);
	return { file, bytes: Buffer.byteLength(text) };
}

const idle = "export default (host) => { while (host.next() !== 'end'); };";

/** What the libraries offer too: requests to send, and what their answers mean; no loop, no flash, no screen. */
const protocolAlone = {
	key: "protocol",
	name: "Slate, requests and answers alone",
	imports:
		'export { deviceCodeCall, pollCall, toRequest } from "./modules/c2c/calls.ts"; export { readDeviceCode, readTokens } from "./modules/c2c/answers.ts"; export { oauthErrors } from "./modules/c2c/oauth-errors.ts";',
} as const;

/** The clients in their order, then the part of Slate that compares to a library. */
export async function measureCode(program: string): Promise<readonly Carried[]> {
	const empty = await loadOnXs(program, (await bundle("empty", idle)).file);
	const carried: Carried[] = [];
	for (const { key, name, imports } of [...contenders, protocolAlone]) {
		const { bytes } = await bundle(key, imports);
		const { file } = await bundle(key, `${imports} ${idle}`);
		carried.push({ name, minifiedBytes: bytes, onXs: await tryOnXs(program, file, empty) });
	}
	return carried;
}

async function tryOnXs(program: string, file: string, empty: Preloaded): Promise<Carried["onXs"]> {
	try {
		const { slots, chunkBytes } = await loadOnXs(program, file);
		return { kind: "loads", slots: slots - empty.slots, chunkBytes: chunkBytes - empty.chunkBytes };
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		return { kind: "fails", why: text.split("\n")[0]?.replace("an exception was not caught: ", "") ?? "" };
	}
}

function loadOnXs(program: string, file: string): Promise<Preloaded> {
	const modules = [...guestModules("board").slice(0, 1), file];
	return playOnXs({ program, poolBytes: 0, stackSlots: 1_024, modules }, nothing());
}

function* nothing(): Script {}

export function codeSection(carried: readonly Carried[]): Section {
	const base = carried[0]?.minifiedBytes ?? 0;
	return {
		title: "Code carried",
		text: [
			"What a program bundles for the device grant alone, minified by esbuild with everything else shaken off. Slate's core is a whole program: it also polls, keeps tokens in flash through power cuts, refreshes, unpairs, and finds out why there is no connection, all of which the others leave to their caller. Like for like is the last line, what it has in common with them: requests and the meaning of answers. The whole of Slate is larger than each library, since it does what a program around the library would have to. On XS: what loading takes, which on a board lies in flash; slots are counted with 16 bytes each, as a board has them.",
		],
		tables: [
			{
				head: ["client", "bytes", "to Slate's", "on XS"],
				rows: carried.map(({ name, minifiedBytes, onXs }) => [
					name,
					count(minifiedBytes),
					ratio(minifiedBytes, base),
					onXs.kind === "loads"
						? `${count((onXs.slots * 16 + onXs.chunkBytes) / 1_000)} KB`
						: `does not load: ${onXs.why}`,
				]),
			},
		],
	};
}

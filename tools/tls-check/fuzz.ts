import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EnvironmentError, positiveNumber, readOptions, runProgram } from "../shared/options.js";
import { root } from "../shared/root.js";
import { type Scene, serve, sessionFor, startEngine, visit } from "./bench.js";
import { issue, makeRoot } from "./pki.js";
import { builds, compile, findToolchain, libraryVariable } from "./toolchain.js";

const help = `usage: npm run fuzz:tls -- [--minutes N]

Feeds the TLS engine with recorded handshakes that libFuzzer changes, under AddressSanitizer and UBSan. Needs clang. What
fails is written to build/tls/fuzz.
  --minutes N   how long; 1 unless given

A mbedTLS of one's own (${libraryVariable}=FOLDER) that was compiled by clang with -fsanitize=fuzzer-no-link,address,undefined
is watched, too, and guides the changes; set CC=clang then.
`;

const options = { minutes: { type: "string" }, help: { type: "boolean" } } as const;

await runProgram(async (args) => {
	const given = readOptions(args, options);
	if (given.help === true) {
		process.stdout.write(help);
		return;
	}
	const minutes = positiveNumber("--minutes", given.minutes ?? "1", 10_000);
	const found = findToolchain({ ...process.env, CC: process.env.CC ?? "clang" });
	if (found.kind === "missing") throw new EnvironmentError(found.text);
	const program = compile(found.toolchain, builds.fuzzed);
	const folder = path.join(root, "build/tls/fuzz");
	// Inputs of another run were recorded with another root.
	rmSync(path.join(folder, "corpus"), { recursive: true, force: true });
	mkdirSync(path.join(folder, "corpus"), { recursive: true });
	const environment = await record(folder);
	const limits = [
		`-max_total_time=${Math.ceil(60 * minutes)}`,
		"-max_len=8192",
		"-timeout=10",
		"-print_final_stats=1",
	];
	const child = spawn(program, [...limits, `-artifact_prefix=${folder}/`, path.join(folder, "corpus")], {
		stdio: "inherit",
		env: { ...process.env, ...environment },
	});
	const [status] = await once(child, "exit");
	process.exit(status === 0 ? 0 : 1);
});

/** Records what a good service says, so that the inputs begin with whole handshakes; gives the target's environment. */
async function record(folder: string): Promise<Readonly<Record<string, string>>> {
	const authority = await makeRoot();
	const rsa = await makeRoot({ kind: "rsa2048" });
	const seconds = Math.floor(Date.now() / 1000);
	writeFileSync(path.join(folder, "root.der"), authority.der);
	const scenes: readonly Scene[] = [
		{ chain: [await issue({ issuer: authority })], trusted: [authority], clock: seconds },
		{ chain: [await issue({ issuer: authority, kind: "rsa2048" })], trusted: [authority], clock: seconds },
		{ chain: [await issue({ issuer: rsa }), rsa], trusted: [authority], clock: seconds },
	];
	for (const [index, scene] of scenes.entries()) {
		const said = await whatItSays(scene, seconds);
		for (const [shape, pieces] of [255, 0, 15].entries()) {
			const input = Buffer.concat([Buffer.from([pieces, shape === 1 ? 2 : 1]), said]);
			writeFileSync(path.join(folder, "corpus", `recorded-${index}-${shape}`), input);
		}
	}
	return { SLATE_FUZZ_ROOT: path.join(folder, "root.der"), SLATE_FUZZ_TIME: `${seconds}` };
}

async function whatItSays(scene: Scene, seconds: number): Promise<Buffer> {
	const engine = startEngine(builds.predictable);
	const service = await serve(scene);
	const said: Buffer[] = [];
	engine.setClock(seconds);
	await visit(engine, {
		port: service.port,
		session: sessionFor(scene),
		onBytes: (bytes) => void said.push(bytes),
	});
	service.close();
	await engine.end();
	return Buffer.concat(said);
}

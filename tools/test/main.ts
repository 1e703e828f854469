import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkProject } from "../checks/checks.js";
import { sweep } from "../simulate/pool.js";
import { describeFailure, describeSweep } from "../simulate/report.js";
import { add, type Count, exitStatus, nothing, summary } from "./count.js";
import { leftOut } from "./left-out.js";
import { runMocha, testFiles } from "./mocha-run.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const compiled = path.join(root, "build/host-tests");
const notHere = new Set(["browser", "simulator", "tls"]);

const help = `Usage: npm test [-- [AREA …] [--grep TEXT]]

Without arguments: lint, the checks of the project's structure, 1,000 simulated boards for 30 days, and every test except those in a browser
(npm run test:browser), in the Moddable simulator (npm run test:sim), of the linked boards (npm run test:link) and of the TLS engine (npm run test:tls). AREA is a folder of host-tests, or a file in it; --grep runs the tests whose name
holds TEXT. With either, lint and checks are left out.
`;

function write(line: string): void {
	process.stdout.write(`${line}\n`);
}

async function stage(name: string, run: () => Count | Promise<Count>): Promise<Count> {
	write(`${name} …`);
	const start = performance.now();
	const count = await run();
	write(`${name}: ${summary(count)} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
	return count;
}

function lint(): Count {
	const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
	const args = [biome, "check", "--error-on-warnings", "."];
	const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", 1, 2] });
	return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function structure(): Promise<Count> {
	let count = nothing;
	for (const { name, violations } of await checkProject(root)) {
		write(`  ${violations.length === 0 ? "holds" : "failed"}: ${name}`);
		for (const { file, text } of violations) write(`    ${file}: ${text}`);
		count = add(count, violations.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
	}
	return count;
}

/** 1,000 boards for 30 days, on both cores: tests that measure time would suffer beside it. */
async function simulation(): Promise<Count> {
	const days = 30;
	const result = await sweep({
		from: 1,
		seeds: 1_000,
		days,
		threads: 2,
		maxFailures: 3,
		onFailure: (failure) => write(describeFailure(failure, days)),
	});
	write(describeSweep(result));
	return { passed: result.lives - result.failures.length, failed: result.failures.length };
}

function allTests(): readonly string[] {
	return testFiles(compiled).filter((file) => !notHere.has(areaOf(file)));
}

function areaOf(file: string): string {
	return path.relative(compiled, file).split(path.sep)[0] ?? "";
}

/** The test files of one area, given as `pairing`, `host-tests/pairing` or `host-tests/pairing/step.test.ts`. */
function filesOf(area: string): readonly string[] {
	const name = area.replace(/^(\.\/)?(build\/)?host-tests\//, "").replace(/\.ts$/, ".js");
	const target = path.join(compiled, name);
	if (target.endsWith(".test.js")) return existsSync(target) ? [target] : [];
	return testFiles(target);
}

function refuse(text: string): never {
	process.stderr.write(`${text}\n`);
	process.exit(2);
}

type Request = Readonly<{ areas: readonly string[]; grep: string | undefined; help: boolean }>;

function readArguments(): Request {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { grep: { type: "string" }, help: { type: "boolean", short: "h" } },
		});
		return { areas: positionals, grep: values.grep, help: values.help ?? false };
	} catch (error) {
		return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
	}
}

async function main(): Promise<void> {
	const request = readArguments();
	if (request.help) {
		process.stdout.write(help);
		return;
	}
	const { areas, grep } = request;
	const files =
		areas.length === 0
			? allTests()
			: areas.flatMap((area) => {
					const found = filesOf(area);
					return found.length === 0 ? refuse(`There are no tests in host-tests/${area}.`) : found;
				});
	let count = nothing;
	const isWhole = areas.length === 0 && grep === undefined;
	if (isWhole) {
		count = add(count, await stage("lint", lint));
		count = add(count, await stage("structure", structure));
	}
	const tests = await stage("tests", () => runMocha({ files, grep, jobs: 2, timeoutMs: 20_000, write }));
	if (tests.passed + tests.failed === 0) write("  failed: no test was executed");
	count = add(count, tests);
	if (isWhole) {
		count = add(count, await stage("simulation", simulation));
		for (const line of leftOut()) write(line);
	}
	write(summary(count));
	process.exit(tests.passed === 0 ? 1 : exitStatus(count));
}

await main();

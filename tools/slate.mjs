// The one entry of every npm script: installs what is missing, compiles, then runs the program that was asked for.
// Plain JavaScript without imports from npm, because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const programs = {
	start: "tools/start/main.js",
	board: "tools/virtual-board/main.js",
	service: "tools/c2c-service/main.js",
	fonts: "tools/fonts/main.js",
	picture: "tools/picture/main.js",
	screens: "tools/picture/screens.js",
	"scan-report": "tools/scan/main.js",
	compare: "tools/compare/main.js",
	fuzz: "tools/fuzz/main.js",
	doctor: "tools/doctor/main.js",
	build: "tools/firmware/build.js",
	flash: "tools/firmware/flash.js",
	monitor: "tools/firmware/monitor.js",
	provision: "tools/provision/main.js",
	link: "tools/firmware/link.js",
	simulate: "tools/simulate/main.js",
	"simulate:mutants": "tools/simulate/mutants/main.js",
	test: "tools/test/main.js",
	browser: "tools/test/browser.js",
	sim: "tools/sim/main.js",
	simulator: "tools/test/simulator.js",
	tls: "tools/test/tls.js",
	"fuzz:tls": "tools/tls-check/fuzz.js",
	"measure:tls": "tools/tls-check/memory.js",
	"measure:memory": "tools/sim-memory/main.js",
	certificates: "tools/certificates/main.js",
	xs: "tools/xs-host/main.js",
	bench: "tools/bench/main.js",
};

function fail(text, status) {
	process.stderr.write(`${text}\n`);
	process.exit(status);
}

function run(what, command, args) {
	const result = spawnSync(command, args, {
		cwd: root,
		// Standard output belongs to the program that was asked for.
		stdio: ["ignore", 2, 2],
		shell: process.platform === "win32",
	});
	if (result.error) fail(`${what} could not be started: ${result.error.message}`, 1);
	if (result.status !== 0) fail(`${what} failed; its messages are above.`, 1);
}

function isInstalled() {
	const mark = path.join(root, "node_modules/.package-lock.json");
	if (!existsSync(mark)) return false;
	return statSync(mark).mtimeMs >= statSync(path.join(root, "package-lock.json")).mtimeMs;
}

function install() {
	if (isInstalled()) return;
	process.stderr.write("Installing what is missing (once, about half a minute) …\n");
	run("npm ci", "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

function compile(clean) {
	if (clean) rmSync(path.join(root, "build"), { recursive: true, force: true });
	if (!existsSync(path.join(root, "build"))) process.stderr.write("Compiling …\n");
	run("The TypeScript compiler", process.execPath, [
		path.join(root, "node_modules/typescript/bin/tsc"),
		"-b",
		root,
	]);
}

const [name = "", ...args] = process.argv.slice(2);
const program = programs[name];
if (program === undefined) {
	fail(`"${name}" is not a command; there are: ${Object.keys(programs).join(", ")}.`, 2);
}
const major = Number(process.versions.node.split(".")[0]);
if (major < 20) fail(`Node ${process.versions.node} is too old: Slate needs Node 20 or newer.`, 1);
install();
compile(name === "test");
const file = path.join(root, "build", program);
process.argv = [process.argv[0], file, ...args];
await import(pathToFileURL(file).href);

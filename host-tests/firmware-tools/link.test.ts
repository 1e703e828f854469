import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { javascriptBytes, resourceBytes } from "../../tools/firmware/archive-size.js";
import { readBoards } from "../../tools/firmware/boards.js";
import { linkFailure, linkWarnings } from "../../tools/firmware/link-warnings.js";
import { compareVersions } from "../../tools/firmware/sdk.js";
import { root } from "../../tools/shared/root.js";

const head = `#define mxHeapCount 10
#define mxStackCount 2
#define mxKeysCount 3
#define mxNamesCount 0
#define mxSymbolsCount 1
#define mxScriptsCount 0
`;

describe("the size of linked JavaScript", () => {
	it("counts slots and keys as a 32-bit chip holds them", () => {
		assert.equal(javascriptBytes(head), 12 * 16 + 4 * 4);
	});

	it("counts an escape in a literal as one byte, and its end", () => {
		assert.equal(javascriptBytes(`${head}"a\\x0c\\n"`) - javascriptBytes(head), 4);
	});

	it("counts equal literals once", () => {
		assert.equal(javascriptBytes(`${head}"ab" "ab"`) - javascriptBytes(head), 3);
	});

	it("counts the bytecode of modules that are not preloaded", () => {
		const declaration = "static const txU1 gxCode7[120];\n";
		assert.equal(javascriptBytes(head + declaration) - javascriptBytes(head), 120);
	});

	it("counts the bytes of resources", () => {
		const source =
			"static const unsigned char _0[] __attribute__((aligned(4))) = {\n\t0x41, 0x77,\n\t0xdd\n};\n";
		assert.equal(resourceBytes(source + source.replace("_0", "_1")), 6);
	});
});

describe("the warnings of a link", () => {
	const output = [
		"# xsc slate/modules/screen/layout.xsb",
		"/sdk/modules/piu/MC/piuMC.js:40: warning: cannot optimize native!",
		"### warning: ssl/cache: default: not frozen",
		"### warning: slate/modules/screen/panels: panels: not frozen",
		"/project/build/tsc/qemu-screen.js:10: warning: cannot optimize native!",
	].join("\n");

	it("are ours unless they are about the SDK's own files or modules", () => {
		assert.deepEqual(linkWarnings(output, "/sdk").ours, [
			"### warning: slate/modules/screen/panels: panels: not frozen",
			"/project/build/tsc/qemu-screen.js:10: warning: cannot optimize native!",
		]);
	});

	it("do not hide those of the SDK", () => {
		assert.equal(linkWarnings(output, "/sdk").sdk.length, 2);
	});

	it("are left out of the reason of a failure", () => {
		const reason = 'ReferenceError: module "./x.js" not found';
		assert.equal(linkFailure(`${output}\n${reason}\n`), reason);
	});
});

describe("versions", () => {
	it("are compared number by number", () => {
		assert.ok(compareVersions("8.10.0", "8.2.3") > 0);
		assert.ok(compareVersions("6.0", "6.0.1") < 0);
		assert.equal(compareVersions("7.0.2", "7.0.2"), 0);
	});
});

describe("every board", () => {
	for (const { name } of readBoards(root)) {
		it(`${name} has a page that says how to build it`, () => {
			const page = path.join(root, "docs/boards", `${name}.md`);
			assert.ok(existsSync(page), page);
			assert.ok(readFileSync(page, "utf8").includes(`npm run build -- ${name}`));
		});
	}

	it("is a folder with a manifest; what boards share is none", () => {
		const names = readBoards(root).map(({ name }) => name);
		assert.ok(names.includes("m5stack"));
		assert.ok(!names.includes("shared"));
	});

	it("lets TLS compare dates", () => {
		for (const { name } of readBoards(root)) {
			const file = path.join(root, "firmware/boards", name, "sdkconfig/sdkconfig.defaults");
			if (existsSync(file))
				assert.match(readFileSync(file, "utf8"), /^CONFIG_MBEDTLS_HAVE_TIME_DATE=y$/m, name);
		}
	});

	it("keeps its whole flash layout within its flash", () => {
		for (const { name } of readBoards(root)) {
			const folder = path.join(root, "firmware/boards", name, "sdkconfig");
			if (!existsSync(folder)) continue;
			const config = readFileSync(path.join(folder, "sdkconfig.defaults"), "utf8");
			const megabytes = Number(/^CONFIG_ESPTOOLPY_FLASHSIZE_(\d+)MB=y$/m.exec(config)?.[1]);
			const table = readFileSync(path.join(folder, "partitions.csv"), "utf8");
			const ends = [...table.matchAll(/(0x[0-9A-F]+),\s+(0x[0-9A-F]+)$/gim)].map(
				([, offset, size]) => Number(offset) + Number(size),
			);
			assert.equal(Math.max(...ends), megabytes * 0x100000, name);
		}
	});

	it("holds no secret in its configuration", () => {
		for (const { name } of readBoards(root)) {
			const text = readFileSync(path.join(root, "firmware/boards", name, "manifest.json"), "utf8");
			assert.doesNotMatch(text, /ssid|password|secret|token/i, name);
		}
	});
});

describe("the wrappers on the command line", () => {
	const run = (action: string, args: readonly string[]) =>
		spawnSync(process.execPath, [path.join(root, "build/tools/firmware", `${action}.js`), ...args], {
			cwd: root,
			encoding: "utf8",
			env: { PATH: process.env.PATH },
		});

	for (const action of ["build", "flash", "monitor"]) {
		it(`${action} refuses an unknown board with status 2 and one line that lists the boards`, () => {
			const { status, stderr } = run(action, ["toaster"]);
			assert.equal(status, 2);
			assert.match(stderr, /^There is no board "toaster"; there are: .*m5stack.*\n$/);
		});

		it(`${action} says where to look when there is no SDK, with status 1`, () => {
			const { status, stdout, stderr } = run(action, ["m5stack"]);
			assert.equal(status, 1);
			assert.equal(stdout, "");
			assert.match(stderr, /^The Moddable SDK is not there: MODDABLE is not set.*npm run doctor.*\n$/);
		});
	}

	it("link says that it was skipped when there is no SDK, and counts nothing as passed", () => {
		const { status, stdout } = run("link", []);
		assert.equal(status, 0);
		assert.match(stdout, /^skipped: .*\n0 passed, 0 failed, \d+ skipped\n$/);
	});
});

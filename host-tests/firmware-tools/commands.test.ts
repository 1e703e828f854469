import assert from "node:assert/strict";
import type { Board } from "../../tools/firmware/boards.js";
import { type Action, commandsFor, shellText, type Wish } from "../../tools/firmware/commands.js";
import { readWish, usage } from "../../tools/firmware/wish.js";
import { UsageError } from "../../tools/shared/options.js";

const board: Board = { name: "m5stack", chip: "esp32", isEmulated: false };
const emulated: Board = { name: "qemu_esp32c3", chip: "esp32c3", isEmulated: true };
const wish: Wish = { board, kind: "debug", port: undefined, settings: [], nowMs: 86_400_500 };

function texts(action: Action, changes: Partial<Wish> = {}): readonly string[] {
	return commandsFor(action, { ...wish, ...changes }, "slate").map(shellText);
}

describe("the commands for a board", () => {
	it("build by mcconfig's own target that neither flashes nor starts a debugger", () => {
		assert.deepEqual(texts("build"), [
			"mcconfig -d -m -o .slate/firmware -p esp32:./firmware/boards/m5stack -t build builtAtMs=86400000 board=m5stack kind=debug ./manifest.json",
		]);
	});

	it("leave the debugger out of a release", () => {
		assert.doesNotMatch(texts("build", { kind: "release" }).join(), / -d /);
	});

	it("tell the firmware what kind of build it is", () => {
		for (const kind of ["debug", "test", "release"] as const) {
			const [command] = commandsFor("build", { ...wish, kind }, "slate");
			const said = command?.args.filter((arg) => arg.startsWith("kind="));
			assert.deepEqual(said, [`kind=${kind}`]);
		}
	});

	it("leave the debugger out of a build for tests, whose console is to be free", () => {
		assert.doesNotMatch(texts("build", { kind: "test" }).join(), / -d /);
	});

	it("build for tests where nothing of it gets into a release", () => {
		const folders = (["debug", "release", "test"] as const).map(
			(kind) => / -o (\S+) /.exec(texts("build", { kind }).join())?.[1],
		);
		assert.deepEqual(folders, [".slate/firmware", ".slate/firmware", ".slate/firmware-for-tests"]);
	});

	it("build before they flash", () => {
		assert.deepEqual(
			texts("flash").map((text) => / -t (\w+)/.exec(text)?.[1]),
			["build", "deploy"],
		);
	});

	it("flash and watch the same kind of build", () => {
		const kinds = [texts("flash", { kind: "release" }), texts("monitor", { kind: "release" })].flat();
		assert.ok(kinds.every((text) => !text.includes(" -d")));
	});

	it("hand the port to the SDK as its variable", () => {
		assert.match(
			texts("monitor", { port: "/dev/ttyUSB1" }).join(),
			/^UPLOAD_PORT=\/dev\/ttyUSB1 mcconfig -dl /,
		);
	});

	it("never use mcconfig's default target, which ends other programs", () => {
		for (const action of ["build", "flash", "monitor"] as const) {
			for (const text of texts(action)) assert.match(text, / -t (build|deploy|xsbug) /);
		}
	});

	it("make a flash image for an emulated board instead of looking for a port", () => {
		assert.match(texts("flash", { board: emulated }).join(), /esptool --chip=esp32c3 merge-bin/);
		assert.match(texts("monitor", { board: emulated }).join(), /idf\.py .* qemu --graphics --flash-file/);
	});

	it("print no password", () => {
		const [text] = texts("build", { settings: ["ssid=Set 4", "password=opensesame"] });
		assert.match(text ?? "", /'ssid=Set 4' password=… /);
		assert.doesNotMatch(text ?? "", /opensesame/);
	});

	it("differ only from day to day, so that nothing is built again without need", () => {
		assert.deepEqual(texts("build", { nowMs: 86_400_000 * 2 - 1 }), texts("build"));
		assert.notDeepEqual(texts("build", { nowMs: 86_400_000 * 2 }), texts("build"));
	});

	it("hand the password to mcconfig all the same", () => {
		const [command] = commandsFor("build", { ...wish, settings: ["password=opensesame"] }, "slate");
		assert.ok(command?.args.includes("password=opensesame"));
	});
});

describe("the command line of build, flash and monitor", () => {
	const boards = [board, emulated];

	it("reads a board, the kind of build, the port and settings", () => {
		const read = readWish("build", ["m5stack", "--release", "--port", "COM3", "ssid=x"], boards);
		assert.ok(read);
		const { nowMs, ...rest } = read;
		assert.deepEqual(rest, { board, kind: "release", port: "COM3", settings: ["ssid=x"] });
		assert.ok(Math.abs(nowMs - Date.now()) < 60_000);
	});

	const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
		["no board", [], /m5stack, qemu_esp32c3/],
		["an unknown board", ["toaster"], /"toaster".*m5stack, qemu_esp32c3/],
		["an unknown option", ["m5stack", "--fast"], /--fast/],
		["a word that is no setting", ["m5stack", "please"], /"please"/],
		["a release for tests", ["m5stack", "--release", "--test"], /either --release or --test/],
		["a release that is called one for tests", ["m5stack", "--release", "kind=test"], /^kind is not for/],
		["test roots in a release", ["m5stack", "--release", "testRoots=yes"], /testRoots is no setting/],
		["test roots by a setting", ["m5stack", "testRoots=yes"], /build with --test/],
		["another date of the build", ["m5stack", "builtAtMs=0"], /^builtAtMs is not for/],
	];
	for (const [what, args, text] of wrong) {
		it(`refuses ${what} with one line`, () => {
			assert.throws(
				() => readWish("build", args, boards),
				(error) => error instanceof UsageError && text.test(error.message) && !error.message.includes("\n"),
			);
		});
	}

	it("reads that a build is for tests, and takes it for a debug build otherwise", () => {
		assert.equal(readWish("flash", ["m5stack", "--test"], boards)?.kind, "test");
		assert.equal(readWish("flash", ["m5stack"], boards)?.kind, "debug");
	});

	it("lists the boards in its help", () => {
		assert.match(usage("flash", boards), /m5stack, qemu_esp32c3/);
	});
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readBoards } from "../../tools/firmware/boards.js";
import { root } from "../../tools/shared/root.js";

type Manifest = Readonly<{
	build?: Readonly<Record<string, string>>;
	include?: string | readonly string[];
	modules?: Readonly<Record<string, string>>;
	preload?: string | readonly string[];
	creation?: object;
}>;

type Found = Readonly<{ folder: string; manifest: Manifest }>;

/** A board's manifest and every one of the project that it includes, each with its folder. */
function manifestsFrom(file: string): readonly Found[] {
	const manifest: Manifest = JSON.parse(readFileSync(file, "utf8"));
	const folder = path.dirname(file);
	const own = [manifest.include ?? []].flat().filter((name) => name.startsWith("."));
	return [{ folder, manifest }, ...own.flatMap((name) => manifestsFrom(path.resolve(folder, name)))];
}

const consolePort = "slate/firmware/board/console";

/** Manifests name modules without their ending. */
function sourceOf(folder: string, module: string): string | undefined {
	return [".ts", ".js"].map((ending) => path.resolve(folder, module) + ending).find(existsSync);
}

for (const { name } of readBoards(root)) {
	const found = manifestsFrom(path.join(root, "firmware/boards", name, "manifest.json"));

	describe(`the board ${name}`, () => {
		for (const port of ["input", "backlight", "battery", "console"]) {
			it(`brings one module for its ${port}, and preloads it`, () => {
				const specifier = `slate/firmware/board/${port}`;
				const brought = found.flatMap(({ folder, manifest }) => {
					const module = manifest.modules?.[specifier];
					return module === undefined ? [] : [sourceOf(folder, module)];
				});
				assert.equal(brought.length, 1, brought.join("\n"));
				assert.notEqual(brought[0], undefined);
				const preloads = found.flatMap(({ manifest }) => manifest.preload ?? []);
				assert.ok(preloads.includes(specifier));
			});
		}

		it("brings settings of ESP-IDF and a partition table", () => {
			for (const [setting, file] of [
				["SDKCONFIGPATH", "sdkconfig.defaults"],
				["PARTITIONS_FILE_FOR_TARGET", ""],
			] as const) {
				const paths = found.flatMap(({ folder, manifest }) => {
					const value = manifest.build?.[setting];
					return value === undefined ? [] : [path.join(folder, value, file)];
				});
				assert.equal(paths.length, 1, setting);
				assert.ok(existsSync(paths[0] ?? ""), paths[0]);
			}
		});

		it("sends the log of a release to its console", () => {
			const [settings] = found.flatMap(({ folder, manifest }) => {
				const value = manifest.build?.SDKCONFIGPATH;
				return value === undefined ? [] : [path.join(folder, value, "sdkconfig.defaults.release")];
			});
			const isUsb = found.some(({ manifest }) => manifest.modules?.[consolePort]?.includes("usb"));
			const console = isUsb ? "USB_SERIAL_JTAG" : "UART_DEFAULT";
			const text = readFileSync(settings ?? "", "utf8");
			assert.match(text, /^CONFIG_ESP_CONSOLE_NONE=n$/m);
			assert.match(text, new RegExp(`^CONFIG_ESP_CONSOLE_${console}=y$`, "m"));
		});

		it("says how much memory its JavaScript has", () => {
			assert.equal(found.filter(({ manifest }) => manifest.creation !== undefined).length, 1);
		});

		it("has a line in the list of boards and a page of its own", () => {
			const page = readFileSync(path.join(root, "docs/boards", `${name}.md`), "utf8");
			const list = readFileSync(path.join(root, "docs/boards/README.md"), "utf8");
			assert.ok(list.includes(`[${name}](${name}.md)`));
			for (const heading of ["## Pins", "## Button", "## Known limits", "## Sources"]) {
				if (heading !== "## Pins" || !name.startsWith("qemu_")) assert.ok(page.includes(heading), heading);
			}
		});
	});
}

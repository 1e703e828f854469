import assert from "node:assert/strict";
import path from "node:path";
import { probe } from "../../tools/doctor/probe.js";
import { machine, type Parts } from "./machine.js";

const sdkManifest = '{ "build": { "EXPECTED_ESP_IDF": "v6.0" } }';
const idfVersion = "set(IDF_VERSION_MAJOR 6)\nset(IDF_VERSION_MINOR 0)\nset(IDF_VERSION_PATCH 2)\n";

function look(parts: Parts) {
	return probe(machine(parts), "/slate");
}

describe("the doctor's probe", () => {
	it("finds nothing on an empty computer", () => {
		const facts = look({});
		assert.equal(facts.sdk, undefined);
		assert.equal(facts.idf, undefined);
		assert.equal(facts.compiler, undefined);
		assert.deepEqual(facts.ports, []);
	});

	it("reads the SDK's version, tools and the ESP-IDF it is made for", () => {
		const facts = look({
			variables: { MODDABLE: "/sdk" },
			files: {
				"/sdk/build/devices/esp32/manifest.json": sdkManifest,
				"/sdk/tools/VERSION": "8.2.3\n",
				"/sdk/build/bin/lin/release/mcconfig": "",
			},
		});
		const tools = path.join("/sdk", "build/bin", "lin", "release");
		assert.deepEqual(facts.sdk, { folder: "/sdk", version: "8.2.3", tools, idfVersion: "6.0" });
	});

	it("holds a folder without the SDK's files for no SDK", () => {
		assert.equal(look({ variables: { MODDABLE: "/empty" } }).sdk, undefined);
	});

	it("finds what xs-dev has installed but no variable names", () => {
		const facts = look({
			files: {
				"/home/me/.local/share/moddable/build/devices/esp32/manifest.json": sdkManifest,
				"/home/me/.local/share/esp32/esp-idf/tools/cmake/version.cmake": idfVersion,
			},
		});
		assert.equal(facts.unnamedSdk?.folder, "/home/me/.local/share/moddable");
		assert.equal(facts.unnamedIdf, "/home/me/.local/share/esp32/esp-idf");
	});

	it("reads the version of ESP-IDF", () => {
		const facts = look({
			variables: { IDF_PATH: "/idf" },
			files: { "/idf/tools/cmake/version.cmake": idfVersion },
		});
		assert.deepEqual(facts.idf, { folder: "/idf", version: "6.0.2" });
	});

	it("finds the compilers in the folder that ESP-IDF installs to", () => {
		const facts = look({ files: { "/home/me/.espressif/tools/xtensa-esp-elf/esp-14/bin": "" } });
		assert.equal(facts.xtensa, true);
		assert.equal(facts.riscv, false);
	});

	it("follows IDF_TOOLS_PATH", () => {
		const facts = look({
			variables: { IDF_TOOLS_PATH: "/tools" },
			files: { "/tools/tools/riscv32-esp-elf/esp-14/bin": "" },
		});
		assert.equal(facts.riscv, true);
	});

	it("does not take a QEMU without the chip for one with it", () => {
		const list = (chips: string) => ({ programs: { "qemu-system-riscv32 -machine help": chips } });
		assert.equal(look(list("virt   RISC-V VirtIO board")).qemu, undefined);
		assert.equal(look(list("esp32c3   Espressif ESP32-C3 machine")).qemu, "on the path");
	});

	it("picks the version out of what a program says", () => {
		const facts = look({
			programs: {
				"make --version": "GNU Make 4.3\nBuilt for x86_64",
				"cc --version": "cc (Debian 12.2.0-14) 12.2.0",
			},
		});
		assert.equal(facts.make, "4.3");
		assert.equal(facts.compiler, "12.2.0");
	});

	it("lists serial ports, and says which ones are closed to this user", () => {
		const facts = look({
			files: { "/dev/ttyUSB0": "", "/dev/ttyACM1": "", "/dev/tty0": "", "/dev/null": "" },
			closed: ["/dev/ttyACM1"],
		});
		assert.deepEqual(facts.ports, [
			{ name: "/dev/ttyUSB0", isOpen: true },
			{ name: "/dev/ttyACM1", isOpen: false },
		]);
	});

	it("reads the ports of Windows from the registry", () => {
		const query = "reg query HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM";
		const facts = look({ platform: "win32", programs: { [query]: "\\Device\\VCP0    REG_SZ    COM7\r\n" } });
		assert.deepEqual(facts.ports, [{ name: "COM7", isOpen: true }]);
	});
});

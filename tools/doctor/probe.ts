import path from "node:path";
import type { Machine } from "../firmware/machine.js";
import { findSdk, sdkIn, xsDevFolder } from "../firmware/sdk.js";
import type { Facts, Port } from "./facts.js";

/** Looks at the computer. Changes nothing. */
export function probe(machine: Machine, root: string): Facts {
	const sdk = findSdk(machine);
	const idfFolder = machine.variable("IDF_PATH");
	const xsDevIdf = path.join(xsDevFolder(machine), "esp32/esp-idf");
	return {
		platform: machine.platform,
		node: machine.nodeVersion,
		typescript: packageVersion(machine, path.join(root, "node_modules/typescript/package.json")),
		compiler: versionOf(machine, machine.platform === "win32" ? "cl" : "cc"),
		make: versionOf(machine, machine.platform === "win32" ? "nmake" : "make"),
		gtk: machine.output("pkg-config", "--modversion", "gtk+-3.0")?.trim(),
		mbedtls: mbedtlsVersion(machine),
		virtualDisplay: machine.output("which", "Xvfb") !== undefined,
		xsDev: machine.output("xs-dev", "--version")?.trim(),
		sdk,
		unnamedSdk: sdk === undefined ? sdkIn(machine, path.join(xsDevFolder(machine), "moddable")) : undefined,
		idf: idfFolder === undefined ? undefined : findIdf(machine, idfFolder),
		unnamedIdf: idfFolder === undefined && findIdf(machine, xsDevIdf) !== undefined ? xsDevIdf : undefined,
		xtensa: hasIdfTool(machine, "xtensa-esp-elf", "xtensa-esp32-elf-gcc"),
		riscv: hasIdfTool(machine, "riscv32-esp-elf", "riscv32-esp-elf-gcc"),
		python: versionOf(machine, "python3"),
		qemu: espressifQemu(machine),
		ports: findPorts(machine),
	};
}

function packageVersion(machine: Machine, file: string): string | undefined {
	return /"version":\s*"([^"]+)"/.exec(machine.text(file) ?? "")?.[1];
}

/** The version that the headers give themselves; before 3 they were in one file. */
function mbedtlsVersion(machine: Machine): string | undefined {
	const folders = ["/usr/include/mbedtls", "/usr/local/include/mbedtls"];
	const texts = folders.flatMap((folder) =>
		["build_info.h", "version.h"].map((file) => machine.text(`${folder}/${file}`)),
	);
	return texts.map((text) => /MBEDTLS_VERSION_STRING\s+"([\d.]+)"/.exec(text ?? "")?.[1]).find(Boolean);
}

/** The first thing that looks like a version in what `command --version` says. */
function versionOf(machine: Machine, command: string): string | undefined {
	const text = machine.output(command, "--version");
	return text === undefined ? undefined : (/\d+(\.\d+)+/.exec(text)?.[0] ?? "unknown version");
}

function findIdf(machine: Machine, folder: string): Facts["idf"] {
	const text = machine.text(path.join(folder, "tools/cmake/version.cmake"));
	if (text === undefined) return undefined;
	const [major, minor, patch] = ["MAJOR", "MINOR", "PATCH"].map(
		(part) => new RegExp(`IDF_VERSION_${part} (\\d+)`).exec(text)?.[1],
	);
	const version = major && minor ? `${major}.${minor}.${patch ?? 0}` : undefined;
	return { folder, version };
}

function hasIdfTool(machine: Machine, folder: string, program: string): boolean {
	return toolVersions(machine, folder).length > 0 || machine.output(program, "--version") !== undefined;
}

/** The versions of a tool in the folder that ESP-IDF installs its tools to. */
function toolVersions(machine: Machine, tool: string): readonly string[] {
	const tools = machine.variable("IDF_TOOLS_PATH") ?? path.join(machine.home, ".espressif");
	return machine.list(path.join(tools, "tools", tool));
}

/** QEMU with Espressif's chips, which other builds of QEMU do not have. */
function espressifQemu(machine: Machine): string | undefined {
	const installed = toolVersions(machine, "qemu-riscv32").at(-1);
	if (installed !== undefined) return installed;
	const machines = machine.output("qemu-system-riscv32", "-machine", "help");
	return machines?.includes("esp32c3") ? "on the path" : undefined;
}

const portNames: Readonly<Record<string, RegExp>> = {
	linux: /^tty(USB|ACM)\d+$/,
	darwin: /^cu\.(usb|SLAB|wchusb)/,
};

function findPorts(machine: Machine): readonly Port[] {
	const pattern = portNames[machine.platform];
	if (pattern === undefined) return windowsPorts(machine);
	return machine
		.list("/dev")
		.filter((name) => pattern.test(name))
		.map((name) => ({ name: `/dev/${name}`, isOpen: machine.isWritable(`/dev/${name}`) }));
}

function windowsPorts(machine: Machine): readonly Port[] {
	const text = machine.output("reg", "query", "HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM") ?? "";
	return (text.match(/COM\d+/g) ?? []).map((name) => ({ name, isOpen: true }));
}

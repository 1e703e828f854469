import path from "node:path";
import type { Machine } from "./machine.js";

/** The oldest Moddable SDK that Slate's manifests work with: the first one for ESP-IDF 6. */
export const oldestSdk = "8.2.0";

/** A Moddable SDK. */
export type Sdk = Readonly<{
	folder: string;
	/** Such as `8.2.3`; `undefined` when the folder does not say. */
	version: string | undefined;
	/** The folder of `mcconfig` and the other tools; `undefined` until they are built. */
	tools: string | undefined;
	/** The ESP-IDF that it is made for, such as `6.0`. */
	idfVersion: string;
}>;

const hosts: Readonly<Record<string, string>> = { linux: "lin", darwin: "mac", win32: "win" };

/** The name of this computer's system in the SDK's folders: `lin`, `mac` or `win`. */
export function hostOf(machine: Machine): string {
	return hosts[machine.platform] ?? "lin";
}

/** Where xs-dev puts the SDK (`moddable`) and ESP-IDF (`esp32/esp-idf`). */
export function xsDevFolder(machine: Machine): string {
	return path.join(machine.home, machine.platform === "win32" ? "xs-dev" : ".local/share");
}

/** The SDK that the variable MODDABLE names. */
export function findSdk(machine: Machine): Sdk | undefined {
	const folder = machine.variable("MODDABLE");
	return folder === undefined ? undefined : sdkIn(machine, folder);
}

/** The SDK in a folder, when there is one. */
export function sdkIn(machine: Machine, folder: string): Sdk | undefined {
	const manifest = machine.text(path.join(folder, "build/devices/esp32/manifest.json"));
	if (manifest === undefined) return undefined;
	const tools = path.join(folder, "build/bin", hostOf(machine), "release");
	const hasTools = machine.list(tools).some((name) => /^mcconfig(\.bat|\.exe)?$/.test(name));
	return {
		folder,
		version: machine.text(path.join(folder, "tools/VERSION"))?.trim() || undefined,
		tools: hasTools ? tools : undefined,
		idfVersion: /"EXPECTED_ESP_IDF":\s*"v?([\d.]+)"/.exec(manifest)?.[1] ?? "6.0",
	};
}

/** Compares versions such as `8.2.3` number by number. Negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a, b].map((version) =>
		version.split(".").map((part) => Number.parseInt(part, 10) || 0),
	);
	for (let index = 0; index < 3; index++) {
		const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

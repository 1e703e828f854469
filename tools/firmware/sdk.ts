import path from "node:path";
import { EnvironmentError } from "../shared/options.js";
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

/**
 * The SDK that the variable MODDABLE names, with its tools.
 * @throws EnvironmentError with one line that says what is missing
 */
export function toolsOfSdk(machine: Machine): Sdk & Readonly<{ tools: string }> {
	const help = "npm run doctor says what to do";
	const named = machine.variable("MODDABLE");
	const sdk = findSdk(machine);
	if (named !== undefined && sdk === undefined) {
		throw new EnvironmentError(`MODDABLE names ${named}, which is not a Moddable SDK; ${help}.`);
	}
	if (sdk === undefined) {
		throw new EnvironmentError(`The Moddable SDK is not there: MODDABLE is not set; ${help}.`);
	}
	if (sdk.tools === undefined) {
		throw new EnvironmentError(`The tools of the Moddable SDK in ${sdk.folder} are not built; ${help}.`);
	}
	return { ...sdk, tools: sdk.tools };
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

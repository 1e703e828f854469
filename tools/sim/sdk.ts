import { existsSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "../shared/options.js";

/** The Moddable SDK on this computer. */
export type Sdk = Readonly<{ folder: string; tools: string; simulator: string }>;

const needs = "see docs/simulator.md for how to install the SDK";

/** @throws EnvironmentError with one line that says what is missing */
export function findSdk(environment: NodeJS.ProcessEnv = process.env): Sdk {
	const folder = environment.MODDABLE;
	if (folder === undefined || folder === "") {
		throw new EnvironmentError(`The Moddable SDK is not there: MODDABLE is not set; ${needs}.`);
	}
	if (!existsSync(path.join(folder, "examples/manifest_base.json"))) {
		throw new EnvironmentError(`MODDABLE names ${folder}, which is not a Moddable SDK; ${needs}.`);
	}
	if (process.platform !== "linux") {
		throw new EnvironmentError("The simulator can be driven on Linux only; use mcconfig by hand elsewhere.");
	}
	const tools = path.join(folder, "build/bin/lin/release");
	const simulator = path.join(tools, "mcsim");
	if (!existsSync(simulator) || !existsSync(path.join(tools, "mcconfig"))) {
		throw new EnvironmentError(`The tools of the Moddable SDK are not built in ${tools}; ${needs}.`);
	}
	return { folder, tools, simulator };
}

import path from "node:path";
import { type Machine, thisMachine } from "../firmware/machine.js";
import { toolsOfSdk } from "../firmware/sdk.js";
import { EnvironmentError } from "../shared/options.js";

/** The Moddable SDK on this computer, with its simulator. */
export type Sdk = Readonly<{ folder: string; tools: string; simulator: string }>;

/** @throws EnvironmentError with one line that says what is missing */
export function findSdk(machine: Machine = thisMachine): Sdk {
	if (machine.platform !== "linux") {
		throw new EnvironmentError("The simulator can be driven on Linux only; use mcconfig by hand elsewhere.");
	}
	const { folder, tools } = toolsOfSdk(machine);
	if (!machine.list(tools).includes("mcsim")) {
		throw new EnvironmentError(`There is no simulator in ${tools}; npm run doctor says what to do.`);
	}
	return { folder, tools, simulator: path.join(tools, "mcsim") };
}

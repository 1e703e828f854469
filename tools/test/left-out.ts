import { thisMachine } from "../firmware/machine.js";
import { EnvironmentError } from "../shared/options.js";
import { findSdk } from "../sim/sdk.js";

const needSdk = [
	{ command: "npm run test:sim", what: "the firmware in the simulator" },
	{ command: "npm run test:link", what: "the firmware linked for every board" },
] as const;

/** What `npm test` says of the tests that need the Moddable SDK: that it has not run them, and why. */
export function leftOut(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
	const why = missing(environment) ?? "they take minutes; run them by themselves.";
	return needSdk.map(({ command, what }) => `skipped: ${command} (${what}): ${why}`);
}

function missing(environment: NodeJS.ProcessEnv): string | undefined {
	try {
		findSdk({ ...thisMachine, variable: (name) => environment[name] || undefined });
		return undefined;
	} catch (error) {
		if (error instanceof EnvironmentError) return error.message;
		throw error;
	}
}

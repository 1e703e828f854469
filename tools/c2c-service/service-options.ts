import { FieldError } from "../shared/fields.js";
import { oneOf, positiveNumber, readOptions, UsageError, wholeNumber } from "../shared/options.js";
import { certificateKindNames } from "./certificate-kinds.js";
import { type Fault, readFaultText } from "./logic/faults.js";
import { defaultSwitches, profiles, type Switches, switchSettings, withSwitch } from "./logic/settings.js";
import type { StartOptions } from "./server.js";

export const serviceHelp = `Runs the local Camera to Cloud service.

  npm run service -- [options]

  --port N            port to listen on (8628)
  --host H            address to listen on (127.0.0.1); 0.0.0.0 for all
  --https             speak https with a certificate of its own root
  --certificate KIND  ${certificateKindNames.join(", ")} (good)
  --data DIR          keep the state and the root certificate in this folder
  --scale F           multiply all lifetimes, such as 0.1
  --profile NAME      shape of the answers: ${profiles.join(", ")}
  --fault SPEC        kind,name=value,… such as delay,path=refresh,ms=3000,count=2; repeatable
  --switch NAME=VALUE what to do where the real service is not documented; repeatable
  --deny-as VALUE     short for --switch denial=VALUE: ${switchSettings.denial.join(", ")}
  --admin             offer the JSON interface for tests under /_admin/
  --help              show this text

docs/service.md explains profiles, switches, faults and the interface for tests.
`;

const options = {
	port: { type: "string" },
	host: { type: "string" },
	https: { type: "boolean" },
	certificate: { type: "string" },
	data: { type: "string" },
	scale: { type: "string" },
	profile: { type: "string" },
	fault: { type: "string", multiple: true },
	switch: { type: "string", multiple: true },
	"deny-as": { type: "string" },
	admin: { type: "boolean" },
	help: { type: "boolean" },
} as const;

function readFaultOption(text: string): Fault {
	try {
		return readFaultText(text);
	} catch (error) {
		if (error instanceof FieldError) throw new UsageError(`--fault ${text}: ${error.message}.`);
		throw error;
	}
}

function readSwitches(texts: readonly string[]): Switches {
	return texts.reduce<Switches>((switches, text) => {
		const equals = text.indexOf("=");
		const result = withSwitch(switches, text.slice(0, Math.max(equals, 0)), text.slice(equals + 1));
		if (result.kind === "refused") throw new UsageError(`--switch ${text}: ${result.text}.`);
		return result.switches;
	}, defaultSwitches);
}

/** What `npm run service` was asked for. Throws a `UsageError` of one line. */
export function readServiceOptions(args: readonly string[]): StartOptions | "help" {
	const given = readOptions(args, options);
	if (given.help) return "help";
	if (given.certificate !== undefined && given.https !== true) {
		throw new UsageError("--certificate needs --https.");
	}
	const deny = given["deny-as"];
	return {
		port: given.port === undefined ? 8628 : wholeNumber("--port", given.port, 0, 65_535),
		...(given.host === undefined ? {} : { host: given.host }),
		https: given.https ?? false,
		certificate: oneOf("--certificate", given.certificate ?? "good", certificateKindNames),
		...(given.data === undefined ? {} : { data: given.data }),
		scale: given.scale === undefined ? 1 : positiveNumber("--scale", given.scale, 1_000),
		profile: oneOf("--profile", given.profile ?? "current", profiles),
		faults: (given.fault ?? []).map(readFaultOption),
		switches: readSwitches([...(deny === undefined ? [] : [`denial=${deny}`]), ...(given.switch ?? [])]),
		admin: given.admin ?? false,
	};
}

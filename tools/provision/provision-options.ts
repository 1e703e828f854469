import { parseServiceAddress } from "../../modules/c2c/profiles.js";
import type { Refusal, SettingName, TextName, Values } from "../../modules/provisioning/setting-name.js";
import { checkSettings } from "../../modules/provisioning/settings.js";
import { noTestRoots } from "../../modules/provisioning/test-roots.js";
import { type OptionValues, readOptions, UsageError } from "../shared/options.js";
import { everyLanguage } from "./every-language.js";
import { readOneLine } from "./one-line-file.js";
import { readTestRoots, testRootsText } from "./test-roots-file.js";

/** What `npm run provision` was asked for. */
export type ProvisionCommand =
	| Readonly<{ kind: "help" }>
	| Readonly<{
			kind: "run";
			port: string;
			/** Each keeps its rule. */
			values: Values;
			/** Sentences about files. */
			warnings: readonly string[];
	  }>;

const table = {
	port: { type: "string" },
	ssid: { type: "string" },
	"password-file": { type: "string" },
	"open-network": { type: "boolean" },
	"client-secret-file": { type: "string" },
	"client-id": { type: "string" },
	service: { type: "string" },
	language: { type: "string" },
	"test-roots": { type: "string" },
	"no-test-roots": { type: "boolean" },
	help: { type: "boolean", short: "h" },
} as const;

type Options = OptionValues<typeof table>;

const tags = everyLanguage.map(({ tag }) => tag).join(", ");

export const provisionHelp = `Gives a board its Wi-Fi, its client secret and who it is, over the cable.

npm run provision -- --port PORT [options]

  --port PORT                the board's serial port, such as /dev/ttyUSB0, /dev/ttyACM0 or /dev/cu.usbmodem1101
  --ssid NAME                the Wi-Fi network, with one of
    --password-file FILE       its password, the only line of FILE
    --open-network             it has no password
  --client-secret-file FILE  the client secret, the only line of FILE
  --client-id ID             who the board is; without it the board keeps its own
  --service URL              the service to which the client secret belongs
  --language TAG             ${tags}; one that the firmware on the board speaks
  --test-roots FILE          trust the certificates in FILE, in PEM, as roots besides the shipped ones: for a test
                             service, and only with firmware that was built for tests
  --no-test-roots            trust them no longer
  --help                     this text

What is left out stays as it is on the board. All values are checked before the first is written: either all of
them count afterwards, or none. Nothing is ever read back. The firmware must be a release build.
`;

/** Reads options and the files that they name. Throws a `UsageError` of one line that holds no content of a file. */
export function readProvisionCommand(args: readonly string[]): ProvisionCommand {
	const options = readOptions(args, table);
	if (options.help) return { kind: "help" };
	if (options.port === undefined || options.port === "") {
		throw new UsageError("--port is missing: name the board's serial port, such as /dev/ttyUSB0.");
	}
	checkNetwork(options);
	const { values, warnings } = gather(options);
	if (values.size === 0) {
		throw new UsageError(
			"There is nothing to write: name at least one value. Use --help to see the options.",
		);
	}
	const checked = checkSettings(values, everyLanguage);
	if (checked.kind === "refused") throw new UsageError(refusalText(checked, options));
	return { kind: "run", port: options.port, values, warnings };
}

function checkNetwork(options: Options): void {
	const { ssid, "password-file": password, "open-network": isOpen = false } = options;
	if (ssid === undefined) {
		const option = password === undefined ? "--open-network" : "--password-file";
		if (password !== undefined || isOpen)
			throw new UsageError(`${option} needs --ssid: which network is it of?`);
	} else if ((password === undefined) !== isOpen) {
		throw new UsageError("--ssid needs either --password-file FILE or, without a password, --open-network.");
	}
}

function gather(options: Options) {
	const values = new Map<SettingName, Uint8Array>();
	const warnings: string[] = [];
	for (const name of ["client-id", "service", "language", "ssid"] as const) {
		const text = options[name];
		if (text !== undefined) values.set(name, Buffer.from(text, "utf8"));
	}
	for (const name of ["client-secret", "password"] as const) {
		const file = options[`${name}-file`];
		if (file === undefined) continue;
		const { bytes, warning } = readOneLine(`--${name}-file "${file}"`, file);
		values.set(name, bytes);
		if (warning !== undefined) warnings.push(warning);
	}
	const roots = testRootsOf(options);
	if (roots !== undefined) values.set("test-roots", roots);
	return { values, warnings };
}

function testRootsOf({
	"test-roots": file,
	"no-test-roots": isNone = false,
}: Options): Uint8Array | undefined {
	if (file === undefined) return isNone ? noTestRoots : undefined;
	if (isNone) throw new UsageError("Give either --test-roots FILE or --no-test-roots.");
	return readTestRoots(`--test-roots "${file}"`, file);
}

const rules: Readonly<Record<TextName, string>> = {
	"client-id": "must have 1 to 255 characters of printable ASCII",
	"client-secret": "must hold one line of 1 to 1024 characters of printable ASCII",
	service: "must be an https address of at most 255 characters, such as https://api.frame.io",
	language: `must be one of ${tags}`,
	ssid: "must have 1 to 32 bytes and no control characters",
	password: "must hold one line of 8 to 63 characters of printable ASCII, or of 64 hexadecimal digits",
};

function refusalText({ name }: Refusal, options: Options): string {
	if (name === "client-secret" || name === "password") {
		return `--${name}-file "${options[`${name}-file`] ?? ""}" ${rules[name]}.`;
	}
	if (name === "test-roots") return testRootsText(`--test-roots "${options[name] ?? ""}"`);
	const address = name === "service" ? parseServiceAddress(options.service) : undefined;
	return address?.kind === "refused" ? `--service: ${address.text}` : `--${name} ${rules[name]}.`;
}

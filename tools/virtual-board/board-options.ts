import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ServicePaths, ServiceProfile } from "../../modules/c2c/profile.js";
import { makeProfile } from "../../modules/c2c/profiles.js";
import { languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import { panelNamed, panels } from "../../modules/screen/panels.js";
import { type OptionValues, oneOf, readOptions, UsageError, wholeNumber } from "../shared/options.js";
import type { BoardSettings } from "./board.js";
import type { ConsolePlace } from "./board-console.js";
import { commandList } from "./commands.js";
import { firmwareVersion } from "./firmware-version.js";
import type { Where } from "./listen.js";

/** What `npm run board` was asked for. */
export type BoardCommand =
	| Readonly<{ kind: "help" }>
	| Readonly<{
			kind: "run";
			settings: BoardSettings;
			/** Roots, in PEM, to trust besides the usual ones. */
			extraRoots: string | undefined;
			isJson: boolean;
			/** Where the page is served; `undefined`: no page. */
			page: Where | undefined;
			console: ConsolePlace | undefined;
	  }>;

export const secretVariable = "SLATE_CLIENT_SECRET";
export const defaultPagePort = 8711;

const table = {
	service: { type: "string" },
	"client-id": { type: "string" },
	flash: { type: "string" },
	"client-secret-file": { type: "string" },
	panel: { type: "string" },
	language: { type: "string" },
	battery: { type: "string" },
	profile: { type: "string" },
	form: { type: "string" },
	scope: { type: "string" },
	"device-code-path": { type: "string" },
	"token-path": { type: "string" },
	"revoke-path": { type: "string" },
	ca: { type: "string" },
	json: { type: "boolean" },
	headless: { type: "boolean" },
	console: { type: "string" },
	"new-console": { type: "string" },
	host: { type: "string" },
	port: { type: "string" },
	help: { type: "boolean", short: "h" },
} as const;

export const boardHelp = `A virtual board: Slate's firmware on this computer, with its screen and its button.

npm run board -- --service URL --flash DIR [options]

  --service URL              the service; when left out, what flash holds, or https://api.frame.io
  --flash DIR                the folder that stands for the board's flash; made when absent
  --client-id ID             who this board is; when left out, what flash holds, or a random id made once
  --client-secret-file FILE  the client secret, also taken from ${secretVariable}; never an option itself,
                             because others can see options
  --profile NAME             frameio (the default), or generic for any OAuth server with a device flow
  --form NAME                auto, urlencoded or multipart: how form fields are sent
  --scope WORDS              what to ask for, such as "openid offline_access"
  --device-code-path, --token-path, --revoke-path PATH
                             where the service has its calls, when not where the profile expects them
  --ca FILE                  a root certificate, in PEM, to trust besides the usual ones
  --panel SIZE               ${panels.map(({ name }) => name).join(", ")}
  --language TAG             ${languages.map(({ tag }) => tag).join(", ")}; when left out, what flash holds
  --battery PERCENT          what its battery says; it has none when left out
  --host HOST, --port PORT   where the page is served; 127.0.0.1 and ${defaultPagePort} (or a free port) when left out
  --new-console PATH         makes a terminal over which npm run provision can reach the board, and a link to it
  --console PATH             the same over a terminal that is there
  --headless                 no page and no QR code in the terminal
  --json                     one line of JSON on standard output for each change of what the screen shows
  --help                     this text

Lines on standard input: ${commandList}.
`;

/** Reads options and environment. Throws a `UsageError` of one line. */
export function readBoardCommand(
	args: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
): BoardCommand {
	const options = readOptions(args, table);
	if (options.help) return { kind: "help" };
	if (options.flash === undefined || options.flash === "") {
		throw new UsageError("--flash is missing: name the folder that stands for the board's flash.");
	}
	return {
		kind: "run",
		extraRoots: rootsOf(options.ca),
		isJson: options.json ?? false,
		page: options.headless ? undefined : whereOf(options),
		console: consoleOf(options),
		settings: {
			profile: profileOf(options, options.service),
			flash: options.flash,
			clientId: clientIdOf(options["client-id"]),
			clientSecret: secretOf(options["client-secret-file"], environment[secretVariable]),
			panel: knownPanel(options.panel ?? "320x240"),
			language: knownLanguage(options.language ?? "en"),
			batteryPercent: knownBattery(options.battery),
			stored: {
				profileAt: (service) => profileAt(options, service),
				isServiceAsked: options.service !== undefined,
				isLanguageAsked: options.language !== undefined,
			},
		},
	};
}

type Options = OptionValues<typeof table>;

/** `undefined` when this command line's profile cannot be that of such a service. */
function profileAt(options: Options, service: string): ServiceProfile | undefined {
	try {
		return profileOf(options, service);
	} catch (error) {
		if (error instanceof UsageError) return undefined;
		throw error;
	}
}

function profileOf(options: Options, service: string | undefined): ServiceProfile {
	const paths: { -readonly [K in keyof ServicePaths]?: string } = {};
	if (options["device-code-path"] !== undefined) paths.deviceCode = options["device-code-path"];
	if (options["token-path"] !== undefined) paths.token = options["token-path"];
	if (options["revoke-path"] !== undefined) paths.revoke = options["revoke-path"];
	const made = makeProfile({
		kind: oneOf("--profile", options.profile ?? "frameio", ["frameio", "generic"]),
		baseUrl: service,
		firmwareVersion,
		scope: options.scope,
		encoding:
			options.form === undefined
				? undefined
				: oneOf("--form", options.form, ["auto", "urlencoded", "multipart"]),
		paths,
	});
	if (made.kind === "refused") throw new UsageError(made.text);
	return made.profile;
}

function consoleOf({ console, "new-console": link }: Options): ConsolePlace | undefined {
	if (console !== undefined && link !== undefined) {
		throw new UsageError("--console and --new-console exclude each other.");
	}
	if (console === "" || link === "") throw new UsageError("--console and --new-console need a path.");
	if (console !== undefined) return { kind: "terminal", path: console };
	return link === undefined ? undefined : { kind: "link", path: link };
}

function whereOf({ host = "127.0.0.1", port }: Options): Where {
	if (port === undefined) return { host, port: defaultPagePort, isFirm: false };
	return { host, port: wholeNumber("--port", port, 0, 65_535), isFirm: true };
}

/** Throws a `UsageError` that lists the panels. */
export function knownPanel(name: string): BoardSettings["panel"] {
	const names = panels.map((panel) => panel.name);
	const panel = panelNamed(oneOf("--panel", name, names));
	if (panel === undefined) throw new UsageError(`--panel must be one of ${names.join(", ")}.`);
	return panel;
}

/** Throws a `UsageError` that lists the languages. */
export function knownLanguage(tag: string): BoardSettings["language"] {
	const words = languageNamed(tag, languages);
	if (words !== undefined) return words;
	const tags = languages.map((known) => known.tag).join(", ");
	throw new UsageError(`--language must be one of ${tags}, not "${tag}".`);
}

/** Throws a `UsageError` unless it is a percentage or left out. */
export function knownBattery(percent: string | undefined): number | undefined {
	return percent === undefined ? undefined : wholeNumber("--battery", percent, 0, 100);
}

/** A client id is printable ASCII (RFC 6749, Appendix A.1). */
function clientIdOf(id: string | undefined): string | undefined {
	if (id === undefined || /^[\x20-\x7e]{1,255}$/.test(id)) return id;
	throw new UsageError("--client-id must have 1 to 255 characters of printable ASCII.");
}

function secretOf(file: string | undefined, fromEnvironment: string | undefined): string | undefined {
	if (file === undefined && (fromEnvironment === undefined || fromEnvironment === "")) return undefined;
	const where = file === undefined ? secretVariable : `--client-secret-file "${file}"`;
	const secret = file === undefined ? (fromEnvironment ?? "") : readOption(where, file).replace(/\r?\n$/, "");
	if (/^[\x20-\x7e]{1,1024}$/.test(secret)) return secret;
	throw new UsageError(`${where} must hold one line of 1 to 1024 characters of printable ASCII.`);
}

function rootsOf(file: string | undefined): string | undefined {
	if (file === undefined) return undefined;
	const pem = readOption(`--ca "${file}"`, file);
	try {
		new X509Certificate(pem);
	} catch {
		throw new UsageError(`--ca "${file}" must hold a certificate in PEM.`);
	}
	return pem;
}

function readOption(what: string, file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
		throw new UsageError(`${what} cannot be read${code}.`);
	}
}

import { isIP } from "node:net";
import { languages } from "../../modules/language/languages.js";
import type { Words } from "../../modules/language/words.js";
import { type Panel, panels } from "../../modules/screen/panels.js";
import { readOptions, UsageError, wholeNumber } from "../shared/options.js";
import { knownBattery, knownLanguage, knownPanel } from "../virtual-board/board-options.js";
import { commandList } from "../virtual-board/commands.js";

export type StartCommand =
	| Readonly<{ kind: "help" }>
	| Readonly<{
			kind: "run";
			/** Address on which the service listens. */
			host: string;
			/** `undefined`: the usual port, or any that is free. */
			servicePort: number | undefined;
			boardPort: number | undefined;
			panel: Panel;
			language: Words;
			/** `undefined`: the board has no battery. */
			batteryPercent: number | undefined;
	  }>;

const table = {
	host: { type: "string" },
	"service-port": { type: "string" },
	"board-port": { type: "string" },
	panel: { type: "string" },
	language: { type: "string" },
	battery: { type: "string" },
	help: { type: "boolean", short: "h" },
} as const;

export const startHelp = `Starts the local Camera to Cloud service and a virtual board that pairs with it.

npm start [-- options]

  --host [ADDRESS]    lets other machines reach the service, so that a phone on the same network can open the
                      link: on that address of this computer, or on all when none is named
  --service-port N    port of the service; 8628 or a free one when left out
  --board-port N      port of the board's page; 8711 or a free one when left out
  --panel SIZE        ${panels.map(({ name }) => name).join(", ")}
  --language TAG      ${languages.map(({ tag }) => tag).join(", ")}
  --battery PERCENT   what the board's battery says; it has none when left out
  --help              this text

Lines on standard input: ${commandList}.
What board and service know is kept in .slate: delete that folder to begin anew.
`;

/** Throws a `UsageError` of one line. */
export function readStartCommand(args: readonly string[]): StartCommand {
	const options = readOptions(withHostAddress(args), table);
	if (options.help === true) return { kind: "help" };
	return {
		kind: "run",
		host: addressOf(options.host ?? "127.0.0.1"),
		servicePort: portOf("--service-port", options["service-port"]),
		boardPort: portOf("--board-port", options["board-port"]),
		panel: knownPanel(options.panel ?? "320x240"),
		language: knownLanguage(options.language ?? "en"),
		batteryPercent: knownBattery(options.battery),
	};
}

/** `--host` alone means every address. */
function withHostAddress(args: readonly string[]): readonly string[] {
	return args.map((arg, index) => {
		const next = args[index + 1];
		return arg === "--host" && (next === undefined || next.startsWith("-")) ? "--host=0.0.0.0" : arg;
	});
}

function addressOf(host: string): string {
	if (isIP(host) !== 0) return host;
	throw new UsageError(`--host must be an address of this computer, such as 192.168.1.20, not "${host}".`);
}

function portOf(option: string, text: string | undefined): number | undefined {
	return text === undefined ? undefined : wholeNumber(option, text, 1, 65_535);
}

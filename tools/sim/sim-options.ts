import type { Panel } from "../../modules/screen/panels.js";
import { panels } from "../../modules/screen/panels.js";
import { readOptions } from "../shared/options.js";
import { knownBattery, knownLanguage, knownPanel, secretVariable } from "../virtual-board/board-options.js";
import { commandList } from "../virtual-board/commands.js";

export type SimCommand =
	| Readonly<{ kind: "help" }>
	| Readonly<{
			kind: "run";
			panel: Panel;
			language: string;
			/** `undefined`: the board has no battery. */
			batteryPercent: number | undefined;
			/** `undefined`: the local service. */
			service: string | undefined;
			/** File with lines to carry out; `undefined`: standard input. */
			script: string | undefined;
	  }>;

export const simHelp = `Builds the firmware and starts it in the Moddable simulator, with the local service.

  npm run sim -- [PANEL] [options]

  PANEL            ${panels.map(({ name }) => name).join(", ")}; 320x240 when left out
  --service URL    pair with this service; its client secret is in ${secretVariable}
  --script FILE    carry out the lines of FILE, then end
  --language TAG   en or de (en)
  --battery N      what the board's battery says, percent; it has none when left out
  --help           this text

Lines of a script, or of standard input:
wait SECONDS, ${commandList}.
Without a display the simulator runs on one of its own that nobody sees; shot shows what is on the LCD.
`;

const table = {
	service: { type: "string" },
	script: { type: "string" },
	language: { type: "string" },
	battery: { type: "string" },
	help: { type: "boolean", short: "h" },
} as const;

/** Throws a `UsageError` of one line. */
export function readSimCommand(args: readonly string[]): SimCommand {
	const [first = "", ...others] = args;
	const hasPanel = first !== "" && !first.startsWith("-");
	const options = readOptions(hasPanel ? others : args, table);
	if (options.help) return { kind: "help" };
	return {
		kind: "run",
		panel: knownPanel(hasPanel ? first : "320x240"),
		language: knownLanguage(options.language ?? "en").tag,
		batteryPercent: knownBattery(options.battery),
		service: options.service,
		script: options.script,
	};
}

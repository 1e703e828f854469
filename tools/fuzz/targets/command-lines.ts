import { readServiceOptions } from "../../c2c-service/service-options.js";
import { UsageError } from "../../shared/options.js";
import { readStartCommand } from "../../start/start-options.js";
import { readBoardCommand, secretVariable } from "../../virtual-board/board-options.js";
import { parseCommand } from "../../virtual-board/commands.js";
import { bytesOf, claim, type Target, textOf } from "../target.js";

/** A person types it; the parser of Node takes time that grows with the square of a long group of short options. */
const longestLine = 1_000;

/** One argument per line; `\n` and `\e` in it stand for a line feed and an escape. */
function argumentsOf(input: Uint8Array): readonly string[] {
	return textOf(input.subarray(0, longestLine))
		.split("\n")
		.map((line) => line.replaceAll("\\n", "\n").replaceAll("\\e", "\u001b"));
}

/** Wrong use is told in one line; nothing else is thrown. `undefined`: refused. */
function read<T>(parse: () => T): T | undefined {
	try {
		return parse();
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		claim(!/[\p{Cc}\u2028\u2029]/u.test(error.message), "the text about wrong use holds a control character");
		return undefined;
	}
}

const isPort = (port: number | undefined) =>
	port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65_535);

function runService(input: Uint8Array): void {
	const options = read(() => readServiceOptions(argumentsOf(input)));
	if (options === undefined || options === "help") return;
	claim(isPort(options.port), "a port is out of bounds");
	const { scale = 1 } = options;
	claim(scale > 0 && scale <= 1_000, "a scale is out of bounds");
}

const environmentSecret = "secret-of-the-environment";

function runBoard(input: Uint8Array): void {
	for (const secret of [undefined, environmentSecret, `${environmentSecret}\n`]) {
		const command = readBoard(argumentsOf(input), secret);
		if (command?.kind !== "run") continue;
		const { settings, page } = command;
		claim(isPort(page?.port), "a port is out of bounds");
		claim(settings.flash !== "", "there is no place for flash");
		claim(/^[ -~]{1,255}$/.test(settings.clientId ?? "-"), "a client id is out of bounds");
		claim(/^[ -~]{1,1024}$/.test(settings.clientSecret ?? "-"), "a client secret is out of bounds");
	}
}

function readBoard(args: readonly string[], secret: string | undefined) {
	return read(() => {
		try {
			return readBoardCommand(args, { [secretVariable]: secret });
		} catch (error) {
			const told = error instanceof Error ? error.message : "";
			claim(!told.includes(environmentSecret), "the text about wrong use holds the secret");
			throw error;
		}
	});
}

function runStart(input: Uint8Array): void {
	const command = read(() => readStartCommand(argumentsOf(input)));
	if (command?.kind !== "run") return;
	claim(isPort(command.servicePort) && isPort(command.boardPort), "a port is out of bounds");
}

function runLine(input: Uint8Array): void {
	const command = parseCommand(textOf(input));
	if (command.kind !== "unknown") return;
	claim(command.text.length <= 200, "the text about an unknown command is long");
	claim(!/\p{Cc}/u.test(command.text), "the text about an unknown command holds a control character");
}

const lines = (...args: readonly string[]) => bytesOf(args.join("\n"));

export const commandLineTargets: readonly Target[] = [
	{
		name: "service-options",
		seeds: [
			lines("--port", "8628", "--https", "--certificate", "expired", "--scale", "0.1", "--admin"),
			lines("--fault", "delay,path=refresh,ms=3000,count=2", "--switch", "denial=access-denied"),
			lines("--profile", "floats", "--deny-as", "pending", "--host=0.0.0.0", "--data", "here"),
			lines("--help"),
		],
		words: [
			..."--port --fault --switch --scale= = , busy retryAfter status=503 cut 65536 1e3 \\n \\e".split(" "),
			"\n",
		],
		run: runService,
	},
	{
		name: "board-options",
		seeds: [
			lines("--service", "http://127.0.0.1:8628", "--flash", "flash", "--json", "--headless"),
			lines(
				"--flash=f",
				"--profile=generic",
				"--service=https://id.example",
				"--token-path=/t",
				"--scope",
				"a b",
			),
			lines("--flash", "f", "--panel", "240x135", "--language", "de", "--port", "0", "--form", "multipart"),
			lines("--flash", "f", "--client-id", "unit 1", "--client-secret-file", "none", "--ca", "none"),
			lines("-h"),
		],
		words: [
			..."--service --flash --client-id --ca --port --device-code-path / // 320x240 en \\n \\e".split(" "),
			"\n",
		],
		run: runBoard,
	},
	{
		name: "start-options",
		seeds: [
			lines("--host"),
			lines("--host", "192.168.1.20", "--service-port", "1", "--board-port=65535"),
			lines("-h"),
		],
		words: [..."--host --panel --language de-AT ::1 \\n \\e".split(" "), "\n"],
		run: runStart,
	},
	{
		name: "board-line",
		seeds: ["press", "hold", "long-hold", "shot picture.png", "quit", "x".repeat(50), "constructor"].map(
			bytesOf,
		),
		words: ["shot ", "__proto__", "\u001b[2J", "\u0085", "\u007f"],
		run: runLine,
	},
];

import { runProgram } from "../shared/options.js";
import { startService } from "./server.js";
import { readServiceOptions, serviceHelp } from "./service-options.js";

async function main(args: readonly string[]): Promise<void> {
	const start = readServiceOptions(args);
	if (start === "help") {
		process.stdout.write(serviceHelp);
		return;
	}
	const running = await startService(start);
	const lines = [
		`Camera to Cloud service: ${running.origin}`,
		...(running.rootPath === undefined ? [] : [`Root certificate to trust: ${running.rootPath}`]),
		...(start.https && running.rootPath === undefined
			? ["The root certificate is not kept; add --data DIR to get it as a file."]
			: []),
		"The client secret of its device model is in docs/service.md.",
	];
	process.stdout.write(`${lines.join("\n")}\n`);
	const stop = () => void running.close();
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
}

await runProgram(main);

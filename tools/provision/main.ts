import { randomInt } from "node:crypto";
import type { Values } from "../../modules/provisioning/setting-name.js";
import { EnvironmentError, runProgram } from "../shared/options.js";
import { TerminalPort } from "../shared/terminal-port.js";
import { NodeClock } from "../virtual-board/ports/node-clock.js";
import { Conversation } from "./conversation.js";
import { type Outcome, provisionBoard } from "./provision.js";
import { provisionHelp, readProvisionCommand } from "./provision-options.js";
import { aboutText, doneText, labels, troubleText } from "./texts.js";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await runProgram(async (args) => {
	const command = readProvisionCommand(args);
	if (command.kind === "help") {
		process.stdout.write(provisionHelp);
		return;
	}
	for (const warning of command.warnings) process.stderr.write(`${warning}\n`);
	const outcome = await overPort(command.port, command.values);
	if (outcome.kind !== "done") throw new EnvironmentError(troubleText(outcome, command.port));
	say(doneText);
});

async function overPort(path: string, values: Values): Promise<Outcome> {
	const port = new TerminalPort(
		path,
		(bytes) => conversation.receive(bytes),
		() => conversation.end(),
	);
	const conversation = new Conversation({
		clock: new NodeClock(),
		write: (bytes) => port.write(bytes),
		firstSequence: randomInt(0x1_0000),
	});
	say(`Looking for a board on ${path} …`);
	try {
		return await provisionBoard(conversation, values, {
			found: (about) => say(aboutText(about)),
			sending: (name) => say(`Sending the ${labels[name]} …`),
		});
	} finally {
		port.close();
	}
}

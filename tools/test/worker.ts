import Mocha from "mocha";
import { sourceOf } from "./source-of.js";
import type { Order, Report } from "./worker-messages.js";

/** The process in which `runMocha` has files run, one after the other; it ends with the process that started it. */
process.on("message", (order: Order) => void carryOut(order));
process.on("disconnect", () => process.exit(0));

function tell(report: Report): void {
	process.send?.(report);
}

async function carryOut(order: Order): Promise<void> {
	try {
		await runFile(order);
	} catch (error) {
		const text = `  failed: ${sourceOf(order.file)}: the file could not be loaded\n${indented(textOf(error))}`;
		tell({ kind: "failed", text });
	}
	// What fails from here on must end this process rather than reach a run that is over.
	for (const event of ["uncaughtException", "unhandledRejection"]) process.removeAllListeners(event);
	tell({ kind: "over" });
}

async function runFile({ file, grep, timeoutMs }: Order): Promise<void> {
	const mocha = new Mocha({
		forbidOnly: true,
		forbidPending: true,
		timeout: timeoutMs,
		reporter: Mocha.reporters.Base,
		...(grep === undefined ? {} : { grep }),
	});
	mocha.addFile(file);
	await mocha.loadFilesAsync();
	await new Promise<void>((resolve) => {
		const runner = mocha.run(() => resolve());
		runner.on("pass", () => tell({ kind: "passed" }));
		runner.on("fail", (test, error) => tell({ kind: "failed", text: describeFailure(test, error) }));
	});
}

function describeFailure(test: Mocha.Runnable, error: unknown): string {
	return `  failed: ${test.fullTitle()}\n${indented(textOf(error))}`;
}

function textOf(error: unknown): string {
	const text = error instanceof Error && error.stack !== undefined ? error.stack : String(error);
	const lines = text.split("\n").filter((line) => !line.includes("/node_modules/mocha/"));
	return lines.join("\n");
}

function indented(text: string): string {
	return text.replace(/^/gm, "    ");
}

import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { versionOf } from "../compare/version.js";
import { EnvironmentError, readOptions, runProgram, wholeNumber } from "../shared/options.js";
import { root } from "../shared/root.js";
import { buildHost, findCompiler } from "../xs-host/build-host.js";
import { findSources } from "../xs-host/sources.js";
import { approvalSection, measureApprovals } from "./approval.js";
import { codeSection, measureCode } from "./code-size.js";
import { instructionsSection, measureInstructions } from "./instructions.js";
import { measureReturns } from "./outage.js";
import { measureCosts, nodeSection, wireSection } from "./pairing-cost.js";
import { plot } from "./plot.js";
import { measurePolls, pollSection } from "./poll-cost.js";
import { measureQr, qrSection } from "./qr-cost.js";
import { markdown, type Section } from "./report.js";
import { measureScreens, screenSection } from "./screen-bytes.js";
import { growthSection, measureLoad } from "./service-load.js";

const reportFile = "docs/benchmarks.md";
const plotFile = "docs/benchmarks.svg";
const usualRuns = 5;
const boardsInOutage = 1_000;

const help = `Measures Slate next to the clients that people would use instead, and writes ${reportFile} and ${plotFile}.

  npm run bench -- [options]

  --runs N   how often each time is taken; medians are shown (${usualRuns})
  --print    print the report and write nothing
  --help     show this text

Takes about ten minutes. Needs a C compiler; instructions are counted where valgrind is installed.
`;

function report(line: string): void {
	process.stderr.write(`${line}\n`);
}

async function xsHost(): Promise<string> {
	const compiler = findCompiler();
	if (compiler === undefined) {
		throw new EnvironmentError(
			"There is no C compiler here; install one, such as: sudo apt-get install gcc libc6-dev",
		);
	}
	return buildHost(findSources(process.env.XS_SOURCES, report), compiler, report);
}

function introduction(runs: number): string {
	const [cpu] = os.cpus();
	const libraries = ["esbuild", "echarts", "uqr", "qrcode-generator"];
	return `# What Slate costs

![Slate next to other clients](benchmarks.svg)

Made by \`npm run bench\`; do not edit by hand. Everything was measured side by side in one run, on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node},
${cpu?.model.trim() ?? "unknown processor"} (${os.cpus().length} cores), ${os.type()} ${os.arch()}; ${libraries.map((name) => `${name} ${versionOf(name)}`).join(", ")}. Instructions and figures that
are the same on every run come first; times, and what is allocated on Node, are medians of ${runs} runs and are best read as ratios.`;
}

async function measure(runs: number): Promise<Readonly<{ sections: readonly Section[]; svg: string }>> {
	const program = await xsHost();
	report("Instructions …");
	const instructions = await measureInstructions(report);
	report("Code …");
	const carried = await measureCode(program);
	report("Polls on XS …");
	const polls = await measurePolls(program);
	report("QR codes …");
	const qr = await measureQr(program);
	const screens = measureScreens();
	report("Simulated pairings …");
	const delays = measureApprovals(report);
	report("An outage …");
	const returns = measureReturns(boardsInOutage);
	report("Clients …");
	const costs = await measureCosts(runs, report);
	report("Service …");
	const loads = await measureLoad(runs, report);
	const sections = [
		instructionsSection(instructions),
		codeSection(carried),
		wireSection(costs),
		pollSection(polls),
		qrSection(qr),
		screenSection(screens),
		approvalSection(delays),
		nodeSection(costs, runs),
		growthSection(loads, returns, runs),
	];
	return { sections, svg: plot({ instructions, costs, carried, delays }) };
}

async function main(args: readonly string[]): Promise<void> {
	const options = readOptions(args, {
		runs: { type: "string" },
		print: { type: "boolean" },
		help: { type: "boolean", short: "h" },
	});
	if (options.help) {
		process.stdout.write(help);
		return;
	}
	const runs = options.runs === undefined ? usualRuns : wholeNumber("--runs", options.runs, 1, 99);
	const { sections, svg } = await measure(runs);
	const text = `${[introduction(runs), ...sections.map(markdown)].join("\n\n")}\n`;
	process.stdout.write(text);
	if (options.print) return;
	writeFileSync(path.join(root, reportFile), text);
	writeFileSync(path.join(root, plotFile), svg);
}

await runProgram(main);

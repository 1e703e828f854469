import { type ChildProcess, spawn } from "node:child_process";
import { EnvironmentError } from "../shared/options.js";

/** An X server without a monitor. */
export type VirtualScreen = Readonly<{ display: string; close(): void }>;

const startMs = 10_000;

/** @throws EnvironmentError when Xvfb is not installed or does not start */
export async function startVirtualScreen(): Promise<VirtualScreen> {
	const child = spawn(
		"Xvfb",
		["-displayfd", "3", "-screen", "0", "1024x1024x24", "-nolisten", "tcp", "-noreset"],
		{ stdio: ["ignore", "ignore", "ignore", "pipe"] },
	);
	const number = await displayNumber(child);
	return { display: `:${number}`, close: () => child.kill() };
}

function displayNumber(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (): void => {
			child.kill();
			reject(
				new EnvironmentError("Xvfb, the X server without a monitor, could not be started; install xvfb."),
			);
		};
		const timer = setTimeout(fail, startMs);
		child.once("error", fail).once("exit", fail);
		child.stdio[3]?.once("data", (data: Buffer) => {
			clearTimeout(timer);
			child.off("exit", fail);
			resolve(data.toString().trim());
		});
	});
}

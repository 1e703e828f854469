import { compileShared, findToolchain } from "./toolchain.js";

/** The environment of a program whose clock stands at `seconds` since 1970 when it starts. Linux only. */
export function clockAt(seconds: number): Readonly<Record<string, string>> {
	const found = findToolchain();
	if (found.kind === "missing") throw new Error(found.text);
	const library = compileShared(found.toolchain, "tools/tls-check/shifted-clock.c");
	const shift = Math.round(seconds - Date.now() / 1000);
	return { LD_PRELOAD: library, SLATE_CLOCK_SHIFT: `${shift}` };
}

import { compileShared, findToolchain } from "./toolchain.js";

/** The environment of a simulator that finds names below `localhost` on 127.0.0.1. Linux only. */
export function loopbackNames(): Readonly<Record<string, string>> {
	const found = findToolchain();
	if (found.kind === "missing") throw new Error(found.text);
	return { LD_PRELOAD: compileShared(found.toolchain, "tools/tls-check/ipv4-names.c") };
}

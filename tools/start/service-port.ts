import { readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";

const usualPort = 8628;

/**
 * The port on which the service was found last time, or the usual one, or 0 (any) when something else listens there. It stays
 * the same for as long as possible, because to a board a service at another address is another service.
 */
export async function chooseServicePort(folder: string, host: string): Promise<number> {
	for (const port of [rememberedPort(folder), usualPort]) {
		if (port !== undefined && (await isFree(port, host))) return port;
	}
	return 0;
}

export function rememberServicePort(folder: string, port: number): void {
	writeFileSync(fileIn(folder), `${port}\n`);
}

function rememberedPort(folder: string): number | undefined {
	try {
		const port = Number(readFileSync(fileIn(folder), "utf8"));
		return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
	} catch {
		return undefined;
	}
}

function isFree(port: number, host: string): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = net.createServer();
		probe.once("error", () => resolve(false));
		probe.listen(port, host, () => probe.close(() => resolve(true)));
	});
}

const fileIn = (folder: string): string => path.join(folder, "service-port");

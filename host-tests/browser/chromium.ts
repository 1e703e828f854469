import { accessSync, constants } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

const args = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

function onPath(name: string): string | undefined {
	for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
		const file = path.join(folder, name);
		try {
			accessSync(file, constants.X_OK);
			return file;
		} catch {
			// Not in this folder.
		}
	}
	return undefined;
}

/** Headless Chromium with an empty profile. Without one on the PATH the test that wants it fails. */
export async function launchChromium(): Promise<Browser> {
	const executablePath = names.map(onPath).find((file) => file !== undefined);
	if (executablePath === undefined) {
		throw new Error(`There is no ${names.join(", ")} on the PATH; on Debian: apt-get install chromium`);
	}
	return chromium.launch({ executablePath, headless: true, args });
}

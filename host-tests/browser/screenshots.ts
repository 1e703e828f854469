import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";

let folder: string | undefined;

/**
 * Keeps a picture of the page for people, in a new folder below the system's temporary one. No claim rests on it: a browser that
 * cannot take one, as Chromium sometimes on a busy machine, is asked twice, and then the picture's absence is printed.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
	if (folder === undefined) {
		folder = process.env.SLATE_PICTURES ?? mkdtempSync(path.join(tmpdir(), "slate-pictures-"));
		process.stdout.write(`  pictures are kept in ${folder}\n`);
	}
	const file = path.join(folder, `${name}.png`);
	const take = () => page.screenshot({ path: file });
	await take()
		.catch(take)
		.catch((error: unknown) => {
			const reason = String(error).split("\n")[0];
			process.stdout.write(`  the browser could not take the picture ${name}: ${reason}\n`);
		});
}

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";

let folder: string | undefined;

/** Keeps a picture of the page for people, in a new folder below the system's temporary one. */
export async function keepPicture(page: Page, name: string): Promise<void> {
	if (folder === undefined) {
		folder = process.env.SLATE_PICTURES ?? mkdtempSync(path.join(tmpdir(), "slate-pictures-"));
		process.stdout.write(`  pictures are kept in ${folder}\n`);
	}
	await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

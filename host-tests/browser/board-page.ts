import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { readWithJsqr, readWithZxing } from "../support/qr-readers.js";

/** The pixels of the LCD, row by row, four bytes each. */
export type Pixels = Readonly<{ width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> }>;

type Raw = Readonly<{ width: number; height: number; bytes: string }>;

/** Runs in the page: the canvas as it is, its bytes in base64. */
const capture = `(() => {
	const { width, height } = document.getElementById("lcd");
	const { data } = document.getElementById("lcd").getContext("2d").getImageData(0, 0, width, height);
	let bytes = "";
	for (let at = 0; at < data.length; at += 8192) bytes += String.fromCharCode(...data.subarray(at, at + 8192));
	return { width, height, bytes: btoa(bytes) };
})()`;

const limitMs = 20_000;
const tryEveryMs = 100;

/** The page on which the virtual board shows its LCD and its button. */
export class BoardPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	async open(url: string): Promise<void> {
		await this.page.goto(url);
		await this.page.locator("#title").waitFor();
	}

	async state(): Promise<string> {
		return (await this.page.locator("#state").innerText()).toLowerCase();
	}

	/** The project's name as the page says it. */
	async project(): Promise<string> {
		return this.page.locator("#project").innerText();
	}

	/** The digits as the page says them, without the space between them. */
	async userCode(): Promise<string> {
		return (await this.page.locator("#lines .code").innerText()).replace(/\s/g, "");
	}

	async untilState(state: string): Promise<void> {
		await this.until(`state ${state}`, async () => (await this.state()) === state);
	}

	async pixels(): Promise<Pixels> {
		const { width, height, bytes } = await this.page.evaluate<Raw>(capture);
		return { width, height, rgba: new Uint8ClampedArray(Buffer.from(bytes, "base64")) };
	}

	/** What two decoders read from the LCD; `undefined` when one of them reads nothing. They must not differ. */
	async qr(): Promise<string | undefined> {
		const { rgba, width, height } = await this.pixels();
		const zxing = await readWithZxing(rgba, width, height);
		const jsqr = readWithJsqr(rgba, width, height);
		if (zxing !== undefined && jsqr !== undefined) assert.equal(jsqr, zxing);
		return zxing === undefined || jsqr === undefined ? undefined : zxing;
	}

	/** Waits for a QR code that both decoders read and that is not the one given. */
	async untilQr(notThis?: string): Promise<string> {
		let text: string | undefined;
		await this.until("a QR code", async () => {
			text = await this.qr();
			return text !== undefined && text !== notThis;
		});
		assert.ok(text !== undefined);
		return text;
	}

	/** Holds the button with the mouse; `look` is called just before it is let go. */
	async hold(ms: number, look?: () => Promise<void>): Promise<void> {
		await this.page.locator("#button").hover();
		await this.page.mouse.down();
		try {
			await this.page.waitForTimeout(ms);
			await look?.();
		} finally {
			await this.page.mouse.up();
		}
	}

	async until(what: string, condition: () => Promise<boolean>): Promise<void> {
		const endsAt = performance.now() + limitMs;
		while (!(await condition())) {
			if (performance.now() > endsAt) {
				assert.fail(`${what}: not within ${limitMs} ms; the page says "${await this.state()}"`);
			}
			await this.page.waitForTimeout(tryEveryMs);
		}
	}
}

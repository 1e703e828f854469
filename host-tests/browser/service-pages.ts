import type { Page } from "playwright-core";

/** What somebody does on the service's own pages. */
export class ServicePages {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Opens a link of the service, and signs in when it asks for that. */
	async open(url: string): Promise<void> {
		await this.page.goto(url);
		const user = this.page.locator("#user-ada");
		if (await user.isVisible()) await user.click();
	}

	/** The device and the code that the page asks about. */
	async asksAbout(): Promise<Readonly<{ device: string; userCode: string }>> {
		const device = await this.page.locator("#device-name").innerText();
		const userCode = await this.page.locator("#user-code").innerText();
		return { device, userCode: userCode.replace(/\s/g, "") };
	}

	/** Chooses the project of that name and authorizes. */
	async authorize(project: string): Promise<void> {
		await this.page.getByLabel(project, { exact: true }).check();
		await this.page.locator("#authorize").click();
	}

	async deny(): Promise<void> {
		await this.page.locator("#deny").click();
		await this.page.locator("#denied").waitFor();
	}

	/** What the pages say after an action that did not work. */
	async problem(): Promise<string> {
		return this.page.locator("#problem").innerText();
	}

	/** Opens a project from the list. */
	async openProject(origin: string, project: string): Promise<void> {
		await this.open(origin);
		await this.page.getByText(project, { exact: true }).click();
		await this.page.locator("#connections").waitFor();
	}

	/** The badges of the connections on the project's page. */
	async badges(): Promise<readonly string[]> {
		return this.page.locator(".connection-card .badge").allInnerTexts();
	}
}

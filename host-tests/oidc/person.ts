import assert from "node:assert/strict";

type Page = Readonly<{ url: string; html: string }>;
type Form = Readonly<{ action: string; fields: Readonly<Record<string, string>> }>;

const maxPages = 20;

/** Somebody with a browser without JavaScript: keeps cookies, follows redirects, fills in forms. */
export class Person {
	readonly #cookies = new Map<string, string>();

	/** Goes through every page from the link to the end, and agrees. */
	async approve(link: string): Promise<void> {
		let page = await this.#open(link);
		for (let count = 0; count < maxPages; count += 1) {
			if (page.html.includes("Sign-in Success")) return;
			page = await this.#submit(page, { login: "ada", password: "anything" });
		}
		assert.fail(`the provider does not come to an end; the last page was ${page.url}`);
	}

	/** Follows the link and aborts where the device is to be confirmed. */
	async deny(link: string): Promise<void> {
		const entry = await this.#open(link);
		const confirmation = await this.#submit(entry, {});
		assert.match(confirmation.html, /Confirm Device/);
		const end = await this.#submit(confirmation, { abort: "yes" });
		assert.match(end.html, /interrupted/);
	}

	/** `extra` replaces fields that the form has; `abort` stands for a button. */
	async #submit(page: Page, extra: Readonly<Record<string, string>>): Promise<Page> {
		const form = formOf(page);
		const filled = Object.entries(extra).filter(([name]) => name in form.fields || name === "abort");
		const fields = { ...form.fields, ...Object.fromEntries(filled) };
		return this.#open(form.action, new URLSearchParams(fields));
	}

	async #open(url: string, form?: URLSearchParams): Promise<Page> {
		let target = url;
		let body = form;
		for (let count = 0; count < maxPages; count += 1) {
			const response = await this.#request(target, body);
			const location = response.headers.get("location");
			if (location === null) return { url: target, html: await response.text() };
			target = new URL(location, target).href;
			body = undefined;
		}
		return assert.fail(`too many redirects from ${url}`);
	}

	async #request(url: string, form: URLSearchParams | undefined): Promise<Response> {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const response = await fetch(url, {
			redirect: "manual",
			headers: { accept: "text/html", cookie },
			...(form === undefined ? {} : { method: "POST", body: form }),
		});
		for (const line of response.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === "") this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
		return response;
	}
}

function formOf({ url, html }: Page): Form {
	const action = /<form[^>]*\saction="([^"]*)"/.exec(html)?.[1];
	assert.ok(action !== undefined, `there is no form on ${url}:\n${html}`);
	const fields: Record<string, string> = {};
	for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
		const name = attribute(tag, "name");
		if (name !== undefined) fields[name] = attribute(tag, "value") ?? "";
	}
	return { action: new URL(action.replaceAll("&amp;", "&"), url).href, fields };
}

function attribute(tag: string, name: string): string | undefined {
	return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

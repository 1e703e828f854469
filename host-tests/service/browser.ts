import assert from "node:assert/strict";
import { type Received, send } from "./client.js";

/** A browser without scripts: it keeps cookies, follows redirects and posts the forms of the page it is on. */
export class Browser {
	readonly #origin: string;
	#cookie = "";
	page: Received = { status: 0, headers: {}, text: "" };
	path = "";

	constructor(origin: string) {
		this.#origin = origin;
	}

	async open(path: string): Promise<string> {
		return this.#go(path, undefined);
	}

	/** Posts fields to a path together with the token of the page's forms. */
	async post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
		const token = /name="token" value="([^"]+)"/.exec(this.page.text)?.[1] ?? "";
		return this.postRaw(path, { token, ...fields });
	}

	async postRaw(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
		return this.postBody(path, new URLSearchParams(fields).toString());
	}

	async postBody(path: string, body: string): Promise<string> {
		return this.#go(path, body);
	}

	async signIn(user = "ada"): Promise<string> {
		if (this.path !== "/sign-in") await this.open("/sign-in");
		return this.post("/sign-in", { user });
	}

	async #go(path: string, body: string | undefined): Promise<string> {
		const headers = { cookie: this.#cookie, "content-type": "application/x-www-form-urlencoded" };
		this.page = await send(`${this.#origin}${path}`, { headers, ...(body === undefined ? {} : { body }) });
		this.path = path;
		const cookie = this.page.headers["set-cookie"];
		if (cookie !== undefined) this.#cookie = String(cookie).split(";")[0] ?? "";
		if (this.page.status !== 303) return this.page.text;
		const location = String(this.page.headers.location);
		assert.match(location, /^\/(?!\/)/);
		return this.#go(location, undefined);
	}
}

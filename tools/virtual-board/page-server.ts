import { readFile } from "node:fs/promises";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import os from "node:os";
import path from "node:path";
import { buttonLine } from "../../modules/engine/button-lines.js";
import { languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import { panelNamed } from "../../modules/screen/panels.js";
import { FieldError, Fields } from "../shared/fields.js";
import { root } from "../shared/root.js";
import type { VirtualBoard } from "./board.js";
import { everyScreenPage, everyScreenPng } from "./every-screen.js";
import { listen, type Where } from "./listen.js";
import { refusalOf } from "./page-guard.js";
import { streamBoard } from "./page-stream.js";

const source = "tools/virtual-board/page";
const compiled = "build/tools/virtual-board/page";
const scripts = [
	...["main", "controls", "elements", "lcd", "page-clock", "press", "report", "report-text"],
	...["ruler", "screen-scale", "send", "time-left", "every-screen"],
];

/** Everything that can be fetched: path, file from the project's folder, content type. */
const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
	"/": [`${source}/index.html`, "text/html; charset=utf-8"],
	"/page.css": [`${source}/page.css`, "text/css; charset=utf-8"],
	"/icon.svg": [`${source}/icon.svg`, "image/svg+xml"],
	...Object.fromEntries(
		scripts.map((name) => [
			`/${name}.js`,
			[`${compiled}/${name}.js`, "text/javascript; charset=utf-8"] as const,
		]),
	),
};

const headers = {
	"content-security-policy":
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"cross-origin-opener-policy": "same-origin",
	"cache-control": "no-store",
};

const maxBodyBytes = 1_000;

/** The page repeats that the button is down; after this long without a word it counts as released. */
const holdLeaseMs = 2_000;

type Action = (board: VirtualBoard, fields: Fields) => void;

const actions: Readonly<Record<string, Action>> = {
	"/button": (board, fields) => {
		if (fields.boolean("down")) board.button.hold(holdLeaseMs);
		else board.button.release();
	},
	"/press": (board, fields) => {
		const forMs = buttonLine(fields.text("name"));
		if (forMs === undefined) throw new FieldError(`"name" must be press, hold or long-hold`);
		board.button.press(forMs);
	},
	"/cable": (board, fields) => board.plug(fields.boolean("plugged")),
	"/panel": (board, fields) => {
		const panel = panelNamed(fields.text("name"));
		if (panel === undefined) throw new FieldError(`"name" must be a panel's`);
		board.mount(panel);
	},
	"/language": (board, fields) => {
		const language = languageNamed(fields.text("name"), languages);
		if (language === undefined) throw new FieldError(`"name" must be a language's`);
		board.language = language;
	},
};

/** The board's page. */
export class PageServer {
	readonly #server: http.Server;
	readonly url: string;

	private constructor(server: http.Server, url: string) {
		this.#server = server;
		this.url = url;
	}

	/** Throws an `EnvironmentError` when it cannot listen there. */
	static async start(board: VirtualBoard, where: Where): Promise<PageServer> {
		const ownNames = [where.host, os.hostname()];
		const server = http.createServer((request, response) => {
			serve(board, ownNames, request, response).catch(() => {
				if (response.headersSent) response.destroy();
				else say(response, 500, "The board could not answer this.");
			});
		});
		return new PageServer(server, await listen(server, where));
	}

	close(): Promise<void> {
		return new Promise((resolve) => {
			this.#server.close(() => resolve());
			this.#server.closeAllConnections();
		});
	}
}

async function serve(
	board: VirtualBoard,
	ownNames: readonly string[],
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	const method = request.method ?? "";
	const where = (request.url ?? "").split("?")[0] ?? "";
	const refusal = refusalOf(method, request.headers, ownNames);
	if (refusal !== undefined) return say(response, refusal.status, refusal.text);
	const action = own(actions, where);
	const file = own(files, where);
	if (action !== undefined && method === "POST") return act(board, action, request, response);
	if (method !== "GET") return say(response, 405, "This cannot be done here.");
	if (where === "/events") return streamBoard(board, response);
	if (where === "/screens") {
		response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(everyScreenPage());
		return;
	}
	const png = everyScreenPng(board, where);
	if (png !== undefined) {
		response.writeHead(200, { "content-type": "image/png" }).end(png);
		return;
	}
	if (file === undefined) return say(response, 404, "There is nothing here.");
	const content = await readFile(path.join(root, file[0]));
	response.writeHead(200, { "content-type": file[1] }).end(content);
}

async function act(
	board: VirtualBoard,
	action: Action,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const body = await readBody(request);
	if (body === undefined) return say(response, 413, "That is too much.");
	try {
		action(board, Fields.fromJson(body, "The content"));
	} catch (error) {
		if (error instanceof FieldError) return say(response, 400, `${error.message}.`);
		throw error;
	}
	response.writeHead(204).end();
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		const bytes = Buffer.from(chunk);
		size += bytes.length;
		if (size > maxBodyBytes) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks).toString();
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}

function say(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

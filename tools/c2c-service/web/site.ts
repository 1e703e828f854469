import { parseUrlencoded } from "../logic/form.js";
import { pathOf, type ServiceAnswer, type ServiceRequest } from "../logic/message.js";
import { FormError } from "../logic/multipart.js";
import type { C2cService } from "../logic/service.js";
import { codePage, connectPage, decideDevice, devicePage, enterCode } from "./connect.js";
import { changeConnection, changeSelected, expiryPage, setExpiry } from "./connection-actions.js";
import { html } from "./html.js";
import { document } from "./layout.js";
import { decideLink, linkDonePage, linkPage } from "./link.js";
import { projectPage, projectsPage } from "./projects.js";
import { recordPage } from "./record-page.js";
import { type Session, Sessions, WrongCodes } from "./session.js";
import { signIn, signInPage, signOut } from "./sign-in.js";
import { styleSheet } from "./style.js";
import { page, type Reply, redirect, type SignedIn, type Visit } from "./visit.js";

type Handler =
	| Readonly<{ access: "everybody"; run: (visit: Visit) => Reply }>
	| Readonly<{ access: "signed-in"; run: (visit: SignedIn) => Reply }>;
type Route = Readonly<{ method: "GET" | "POST"; pattern: RegExp; handler: Handler }>;

/** `:name` in a pattern takes one part of the path. */
function route(method: "GET" | "POST", pattern: string, handler: Handler): Route {
	return { method, pattern: new RegExp(`^${pattern.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`), handler };
}

const open = (run: (visit: Visit) => Reply): Handler => ({ access: "everybody", run });
const guarded = (run: (visit: SignedIn) => Reply): Handler => ({ access: "signed-in", run });

const routes: readonly Route[] = [
	route("GET", "/sign-in", open(signInPage)),
	route("POST", "/sign-in", open(signIn)),
	route("POST", "/sign-out", open(signOut)),
	route("GET", "/", guarded(projectsPage)),
	route("GET", "/projects/:project", guarded(projectPage)),
	route("POST", "/projects/:project/selected", guarded(changeSelected)),
	route("GET", "/projects/:project/connect", guarded(connectPage)),
	route("GET", "/projects/:project/connect/code", guarded(codePage)),
	route("POST", "/projects/:project/connect/code", guarded(enterCode)),
	route("GET", "/projects/:project/connect/device", guarded(devicePage)),
	route("POST", "/projects/:project/connect/device", guarded(decideDevice)),
	route("GET", "/connections/:connection/expiry", guarded(expiryPage)),
	route("POST", "/connections/:connection/expiry", guarded(setExpiry)),
	route("POST", "/connections/:connection/:action", guarded(changeConnection)),
	route("GET", "/pair", guarded(linkPage)),
	route("POST", "/pair", guarded(decideLink)),
	route("GET", "/pair/done/:connection", guarded(linkDonePage)),
	route("GET", "/record", guarded(recordPage)),
];

const styleAnswer: ServiceAnswer = {
	status: 200,
	headers: { "content-type": "text/css; charset=utf-8", "cache-control": "max-age=300" },
	body: Buffer.from(styleSheet),
};

const pageHeaders = {
	"content-type": "text/html; charset=utf-8",
	"cache-control": "no-store",
	"content-security-policy":
		"default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
} as const;

const maxFormFields = 1_000;

/**
 * The pages people use (contract 13). They work without scripts, and everything they do goes through
 * `People`.
 */
export class Site {
	readonly #service: C2cService;
	readonly #sessions: Sessions;
	readonly #wrongCodes = new WrongCodes();

	constructor(service: C2cService) {
		this.#service = service;
		this.#sessions = new Sessions(service.random);
	}

	/** The answer to a request for a page, or `undefined` when no page has this path. */
	handle(request: ServiceRequest): ServiceAnswer | undefined {
		const path = pathOf(request);
		if (path === "/style.css") return styleAnswer;
		const matching = routes.filter(({ pattern }) => pattern.test(path));
		if (matching.length === 0) return undefined;
		const method = request.method === "HEAD" ? "GET" : request.method;
		const found = matching.find((candidate) => candidate.method === method);
		const known = this.#sessions.find(cookieOf(request, this.#cookieName), this.#service.now());
		const session = known ?? this.#sessions.start(this.#service.now());
		const reply = found === undefined ? notHere(405) : this.#visit(request, found, session);
		return this.#answer(reply, session, known === undefined);
	}

	#visit(request: ServiceRequest, { pattern, handler, method }: Route, session: Session): Reply {
		const visit = this.#visitOf(request, pattern, session);
		if (visit === undefined) return notHere(400);
		if (
			method === "POST" &&
			!visit.fields.some(([name, value]) => name === "token" && value === session.formToken)
		) {
			return page(
				"Out of date",
				html`<p>This page is out of date. Go back, reload it and try again.</p>`,
				403,
			);
		}
		if (handler.access === "everybody") return handler.run(visit);
		const user = this.#service.state.user(session.userId ?? "");
		if (user !== undefined) return handler.run({ ...visit, user });
		if (method === "GET") session.next = request.path;
		return redirect("/sign-in");
	}

	#visitOf(request: ServiceRequest, pattern: RegExp, session: Session): Visit | undefined {
		try {
			const groups = Object.entries(pattern.exec(pathOf(request))?.groups ?? {});
			return {
				service: this.#service,
				sessions: this.#sessions,
				wrongCodes: this.#wrongCodes,
				session,
				nowMs: this.#service.now(),
				params: Object.fromEntries(groups.map(([name, value]) => [name, decodeURIComponent(value)])),
				query: new URLSearchParams(request.path.split("?")[1] ?? ""),
				fields: request.method === "POST" ? parseUrlencoded(request.body, maxFormFields) : [],
			};
		} catch (error) {
			if (error instanceof FormError || error instanceof URIError) return undefined;
			throw error;
		}
	}

	#answer(reply: Reply, session: Session, isNew: boolean): ServiceAnswer {
		const now = reply.kind === "redirect" ? (reply.session ?? session) : session;
		const cookie = isNew || now !== session ? { "set-cookie": this.#cookie(now) } : {};
		if (reply.kind === "redirect") {
			return { status: 303, headers: { location: reply.to, ...cookie }, body: Buffer.alloc(0) };
		}
		const body = document(reply, now, this.#service.state.user(now.userId ?? ""));
		return {
			status: reply.status,
			headers: { ...pageHeaders, ...cookie },
			body: Buffer.from(body.toString()),
		};
	}

	/** Browsers share cookies among the ports of a host, so the port is part of the name. */
	get #cookieName(): string {
		return `slate_session_${new URL(this.#service.settings.origin).port || "0"}`;
	}

	#cookie(session: Session): string {
		const secure = this.#service.settings.origin.startsWith("https:") ? "; Secure" : "";
		return `${this.#cookieName}=${session.id}; Path=/; HttpOnly; SameSite=Lax${secure}`;
	}
}

const notHere = (status: 400 | 405): Reply =>
	page(
		"Not possible",
		html`<p>This page cannot be used like that. <a href="/">Go to the projects</a></p>`,
		status,
	);

function cookieOf(request: ServiceRequest, name: string): string | undefined {
	const cookies = (request.headers.cookie ?? "").split(/;\s*/);
	return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

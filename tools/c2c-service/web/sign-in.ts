import { html } from "./html.js";
import { tokenField } from "./layout.js";
import { field, page, type Reply, redirect, type Visit } from "./visit.js";

export function signInPage({ service, session }: Visit): Reply {
	const buttons = service.state.users.map(
		(user) => html`<button class="choice" id="user-${user.key}" name="user" value="${user.key}">
<span class="avatar">${user.name.slice(0, 1)}</span><span>${user.name}</span></button>`,
	);
	return page(
		"Sign in",
		html`<p class="lead">This service runs on this machine only and needs no password. Choose who you are.</p>
<form method="post" action="/sign-in" class="choices">${tokenField(session)}${buttons}</form>`,
	);
}

/** A new session for the signed-in user, so that nobody can have planted its id. */
export function signIn(visit: Visit): Reply {
	const user = visit.service.state.users.find((candidate) => candidate.key === field(visit, "user"));
	if (user === undefined) return redirect("/sign-in");
	const { next } = visit.session;
	visit.sessions.end(visit.session);
	const session = visit.sessions.start(visit.nowMs);
	session.userId = user.id;
	return { kind: "redirect", to: next ?? "/", session };
}

export function signOut(visit: Visit): Reply {
	visit.sessions.end(visit.session);
	return { kind: "redirect", to: "/sign-in", session: visit.sessions.start(visit.nowMs) };
}

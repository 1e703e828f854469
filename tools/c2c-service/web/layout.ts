import type { User } from "../logic/seed.js";
import { type Html, html } from "./html.js";
import type { Session } from "./session.js";
import type { Reply } from "./visit.js";

/** A whole page. It shows, and so uses up, the session's notice. */
export function document(
	reply: Extract<Reply, { kind: "page" }>,
	session: Session,
	user: User | undefined,
): Html {
	const { notice } = session;
	session.notice = undefined;
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${reply.title} · Camera to Cloud, local</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="top"><a class="brand" href="/"><span class="mark"></span>Camera to Cloud <small>local service</small></a>
${user !== undefined && userMenu(user, session)}</header>
<main>
${notice !== undefined && html`<p class="notice ${notice.tone}" role="status" id="notice">${notice.text}</p>`}
<h1>${reply.title}</h1>
${reply.main}
</main>
</body>
</html>`;
}

function userMenu(user: User, session: Session): Html {
	return html`<nav><a href="/record">Requests</a>
<form method="post" action="/sign-out">${tokenField(session)}<span class="user">${user.name}</span>
<button class="quiet" id="sign-out">Sign out</button></form></nav>`;
}

/** Goes into every form that posts. */
export function tokenField(session: Session): Html {
	return html`<input type="hidden" name="token" value="${session.formToken}">`;
}

/** A name that somebody else chose: shown as text, and its writing direction stays inside. */
export const name = (text: string): Html => html`<bdi>${text}</bdi>`;

/** Six digits as the device shows them. */
export const groupedCode = (userCode: string): string => userCode.replace(/^(\d{3})(\d{3})$/, "$1 $2");

export function problem(text: string | undefined): Html | undefined {
	return text === undefined ? undefined : html`<p class="notice bad" role="alert" id="problem">${text}</p>`;
}

/** Where a code is typed. */
export function codeInput(userCode: string): Html {
	return html`<label for="code">Code on the device</label>
<input id="code" name="code" value="${userCode}" inputmode="numeric" autocomplete="one-time-code" placeholder="000 000"
 maxlength="11" required autofocus class="code">`;
}

/** What a person must compare before deciding (RFC 8628 §5.4). */
export function deviceSummary(deviceName: string, userCode: string): Html {
	return html`<div class="device"><p class="label">Device</p><p class="device-name" id="device-name">${name(deviceName)}</p>
<p class="label">Code</p><p class="digits" id="user-code">${groupedCode(userCode)}</p></div>
<p class="hint">Authorize only if the device in front of you shows this name and this code.</p>`;
}

export const decisionButtons = html`<div class="actions"><button class="primary" id="authorize" name="decision" value="authorize">Authorize</button>
<button id="deny" name="decision" value="deny" formnovalidate>Deny</button></div>`;

import { type Badge, badgeOf, type Pairing } from "../logic/state.js";
import { type Html, html } from "./html.js";
import { name, tokenField } from "./layout.js";
import { page, type Reply, redirect, type SignedIn } from "./visit.js";

const timezones: readonly string[] = [
	"UTC",
	"Europe/London",
	"Europe/Berlin",
	"Europe/Helsinki",
	"America/New_York",
	"America/Los_Angeles",
	"America/Sao_Paulo",
	"Africa/Lagos",
	"Asia/Kolkata",
	"Asia/Tokyo",
	"Australia/Sydney",
];

const badgeTexts: Readonly<Record<Badge, string>> = {
	online: "Online",
	offline: "Offline",
	paused: "Paused",
};

export function projectsPage({ service }: SignedIn): Reply {
	const items = service.state.projects.map((project) => {
		const count = service.people.connections(project.id).length;
		return html`<a class="choice" id="project-${project.id}" href="/projects/${project.id}"><span>${name(project.name)}</span>
<small>${count === 1 ? "1 connection" : `${count} connections`}</small></a>`;
	});
	return page("Projects", html`<div class="choices">${items}</div>`);
}

export function projectPage(visit: SignedIn): Reply {
	const { service, session, params } = visit;
	const project = service.state.project(params.project ?? "");
	if (project === undefined) return redirect("/");
	const connections = service.people.connections(project.id);
	const cards = connections.map((pairing) => card(visit, pairing));
	return page(
		project.name,
		html`<section id="connections"><div class="section-head"><h2>C2C Connections</h2>
<a class="button primary" id="new-connection" href="/projects/${project.id}/connect">+ New C2C Connection</a></div>
${cards.length === 0 ? html`<p class="empty" id="no-connections">No device is connected to this project.</p>` : html`<div class="cards">${cards}</div>`}
${cards.length > 0 && bulkForm(project.id, tokenField(session))}</section>`,
	);
}

function bulkForm(projectId: string, token: Html): Html {
	return html`<form method="post" action="/projects/${projectId}/selected" id="selected" class="bulk">${token}
<span class="hint">Selected connections:</span><button name="action" value="pause" id="pause-selected">Pause</button>
<button name="action" value="resume" id="resume-selected">Resume</button>
<button name="action" value="forget" id="forget-selected" class="danger">Forget</button></form>`;
}

function card(visit: SignedIn, pairing: Pairing): Html {
	const badge = badgeOf(pairing, visit.nowMs, visit.service.settings.lifetimes.onlineMs);
	return html`<article class="connection-card" id="connection-${pairing.id}"><div class="card-head">
<input type="checkbox" form="selected" name="connection" value="${pairing.id}" aria-label="Select ${pairing.name}">
<h3>${name(pairing.name)}</h3><span class="badge ${badge}">${badgeTexts[badge]}</span></div>
<dl>${facts(visit, pairing)}</dl>${menu(visit, pairing)}</article>`;
}

function facts({ service, nowMs }: SignedIn, pairing: Pairing): readonly Html[] {
	const creator = service.state.user(pairing.creatorId)?.name ?? "";
	const expires = pairing.expiresAtMs;
	const rows: readonly (readonly [string, string])[] = [
		[
			"Last contact",
			pairing.tokens === undefined ? "waiting for the device" : ago(pairing.lastSeenAtMs, nowMs),
		],
		["Connected by", creator],
		["Time zone", pairing.timezone],
		["Firmware", pairing.firmware],
		["Expiry", expires === undefined ? "none" : localTime(expires, pairing.timezone)],
	];
	return rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`);
}

function menu({ session }: SignedIn, pairing: Pairing): Html {
	const token = tokenField(session);
	const path = `/connections/${pairing.id}`;
	const toggle = pairing.paused ? (["resume", "Resume"] as const) : (["pause", "Pause"] as const);
	const zones = [...new Set([pairing.timezone, ...timezones])].sort();
	return html`<details class="menu"><summary class="manage">Manage</summary>
<form method="post" action="${path}/rename" class="row">${token}<label>Name <input name="value" value="${pairing.name}" maxlength="255" required></label>
<button class="rename">Rename</button></form>
<form method="post" action="${path}/timezone" class="row">${token}<label>Time zone <select name="value">${zones.map(
		(zone) => html`<option ${zone === pairing.timezone && html`selected`}>${zone}</option>`,
	)}</select></label><button class="timezone">Change</button></form>
<div class="actions"><form method="post" action="${path}/${toggle[0]}">${token}<button class="${toggle[0]}">${toggle[1]}</button></form>
<a class="button" href="${path}/expiry">Expiry</a>
<form method="post" action="${path}/forget">${token}<button class="danger forget" id="forget-${pairing.id}">Forget</button></form></div></details>`;
}

function ago(ms: number | undefined, nowMs: number): string {
	if (ms === undefined) return "never";
	const seconds = Math.max(0, Math.floor((nowMs - ms) / 1_000));
	if (seconds < 60) return "just now";
	if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
	if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h ago`;
	return `${Math.floor(seconds / 86_400)} days ago`;
}

function localTime(ms: number, timeZone: string): string {
	return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(ms);
}

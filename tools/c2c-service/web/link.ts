import { enterUserCode, refusalTexts } from "./code-entry.js";
import { type Html, html } from "./html.js";
import { codeInput, decisionButtons, deviceSummary, name, problem, tokenField } from "./layout.js";
import { field, page, type Reply, redirect, type SignedIn } from "./visit.js";

/** `/pair?code=048213` is the complete link of a device, `/pair` the page where its code is typed. */
export function linkPage(visit: SignedIn): Reply {
	const userCode = visit.query.get("code") ?? "";
	if (userCode === "") return codeForm("", undefined, 200);
	const entry = enterUserCode(visit, userCode);
	return entry.kind === "problem"
		? codeForm(userCode, entry.text, entry.status)
		: decisionForm(visit, entry.code.userCode, entry.code.deviceName, undefined);
}

function codeForm(userCode: string, text: string | undefined, status: number): Reply {
	return page(
		"Connect a device",
		html`${problem(text)}<form method="get" action="/pair" class="panel">${codeInput(userCode)}
<div class="actions"><button class="primary" id="continue">Continue</button></div></form>`,
		status,
	);
}

function decisionForm(
	visit: SignedIn,
	userCode: string,
	deviceName: string,
	text: string | undefined,
): Reply {
	return page(
		"Connect a device",
		html`${problem(text)}<form method="post" action="/pair" class="panel">${tokenField(visit.session)}
<input type="hidden" name="code" value="${userCode}">${deviceSummary(deviceName, userCode)}
<fieldset class="choices"><legend>Project that gets the recordings</legend>${projectChoices(visit)}</fieldset>
${decisionButtons}</form>`,
		text === undefined ? 200 : 422,
	);
}

function projectChoices({ service }: SignedIn): readonly Html[] {
	const { projects } = service.state;
	return projects.map(
		(project) => html`<label class="choice" for="project-${project.id}"><input type="radio" name="project"
 id="project-${project.id}" value="${project.id}" required><span>${name(project.name)}</span></label>`,
	);
}

export function decideLink(visit: SignedIn): Reply {
	const entry = enterUserCode(visit, field(visit, "code"));
	if (entry.kind === "problem") return codeForm("", entry.text, entry.status);
	const { userCode, deviceName } = entry.code;
	const { people } = visit.service;
	switch (field(visit, "decision")) {
		case "authorize": {
			const done = people.approve({ userCode, projectId: field(visit, "project"), user: visit.user.id });
			return done.kind === "done"
				? redirect(`/pair/done/${done.value.id}`)
				: decisionForm(visit, userCode, deviceName, refusalTexts[done.reason]);
		}
		case "deny":
			people.deny(userCode);
			return deniedPage(deviceName);
		default:
			return decisionForm(visit, userCode, deviceName, "Choose Authorize or Deny.");
	}
}

function deniedPage(deviceName: string): Reply {
	return page(
		"Device refused",
		html`<div class="panel" id="denied"><p><strong>${name(deviceName)}</strong> was not connected. You can close this page.</p></div>`,
	);
}

export function linkDonePage({ service, params }: SignedIn): Reply {
	const pairing = service.people.connection(params.connection ?? "");
	const project = service.state.project(pairing?.projectId ?? "");
	if (pairing === undefined || project === undefined) return redirect("/");
	return page(
		"Device authorized",
		html`<div class="panel" id="authorized"><p class="tick">✓</p>
<p><strong>${name(pairing.name)}</strong> now records into</p><p class="device-name">${name(project.name)}</p>
<p class="hint">The device shows it within a few seconds. You can close this page.</p>
<div class="actions"><a class="button" href="/projects/${project.id}">Open the project</a>
<a class="button" href="/connections/${pairing.id}/expiry">Set an end date</a></div></div>`,
	);
}

import type { Project } from "../logic/seed.js";
import { enterUserCode, refusalTexts } from "./code-entry.js";
import { html } from "./html.js";
import { codeInput, decisionButtons, deviceSummary, name, problem, tokenField } from "./layout.js";
import { field, page, type Reply, redirect, type SignedIn } from "./visit.js";

const title = "New C2C Connection";
const steps: readonly string[] = ["Prepare", "Code", "Authorize", "Expiry"];

/** Runs a step for the project of the path; without one, the project list. */
function inProject(visit: SignedIn, run: (project: Project) => Reply): Reply {
	const project = visit.service.state.project(visit.params.project ?? "");
	return project === undefined ? redirect("/") : run(project);
}

/** Which step of the four this is, counted from 0. */
export function stepBar(current: number) {
	const items = steps.map(
		(step, index) =>
			html`<li class="${index < current ? "past" : ""}" ${index === current && html`aria-current="step"`}>${step}</li>`,
	);
	return html`<ol class="steps">${items}</ol>`;
}

export function connectPage(visit: SignedIn): Reply {
	return inProject(visit, (project) =>
		page(
			title,
			html`${stepBar(0)}<div class="panel"><p class="label">Project</p><p class="device-name">${name(project.name)}</p>
<p>Open the Frame.io menu of the device and wait until it shows a code of six digits.</p>
<div class="actions"><a class="button primary" id="device-ready" href="/projects/${project.id}/connect/code">Device ready to connect</a>
<a class="button" href="/projects/${project.id}">Cancel</a></div></div>`,
		),
	);
}

export function codePage(visit: SignedIn): Reply {
	return inProject(visit, (project) => codeForm(visit, project, "", undefined, 200));
}

function codeForm(
	{ session }: SignedIn,
	project: Project,
	userCode: string,
	text: string | undefined,
	status: number,
): Reply {
	return page(
		title,
		html`${stepBar(1)}${problem(text)}<form method="post" action="/projects/${project.id}/connect/code" class="panel">
${tokenField(session)}${codeInput(userCode)}<div class="actions"><button class="primary" id="continue">Continue</button>
<a class="button" href="/projects/${project.id}">Cancel</a></div></form>`,
		status,
	);
}

export function enterCode(visit: SignedIn): Reply {
	return inProject(visit, (project) => {
		const typed = field(visit, "code");
		const entry = enterUserCode(visit, typed);
		if (entry.kind === "problem") return codeForm(visit, project, typed, entry.text, entry.status);
		visit.session.userCode = entry.code.userCode;
		return redirect(`/projects/${project.id}/connect/device`);
	});
}

export function devicePage(visit: SignedIn): Reply {
	return inProject(visit, (project) => {
		const found = visit.service.people.findCode(visit.session.userCode ?? "");
		if (found.kind === "refused") return codeForm(visit, project, "", refusalTexts[found.reason], 422);
		return page(
			title,
			html`${stepBar(2)}<form method="post" action="/projects/${project.id}/connect/device" class="panel">
${tokenField(visit.session)}${deviceSummary(found.value.deviceName, found.value.userCode)}
<p class="label">Project</p><p>${name(project.name)}</p>${decisionButtons}</form>`,
		);
	});
}

export function decideDevice(visit: SignedIn): Reply {
	return inProject(visit, (project) => {
		const { session, service, user } = visit;
		const userCode = session.userCode ?? "";
		session.userCode = undefined;
		if (field(visit, "decision") === "authorize") {
			const done = service.people.approve({ userCode, projectId: project.id, user: user.id });
			if (done.kind === "done") return redirect(`/connections/${done.value.id}/expiry?new=1`);
			return codeForm(visit, project, "", refusalTexts[done.reason], 422);
		}
		const denied = service.people.deny(userCode);
		session.notice =
			denied.kind === "done"
				? { tone: "good", text: `${denied.value.deviceName} was refused.` }
				: { tone: "bad", text: refusalTexts[denied.reason] };
		return redirect(`/projects/${project.id}`);
	});
}

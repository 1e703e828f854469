import type { Done, People } from "../logic/people.js";
import type { Pairing } from "../logic/state.js";
import { refusalTexts } from "./code-entry.js";
import { stepBar } from "./connect.js";
import { html } from "./html.js";
import { name, problem, tokenField } from "./layout.js";
import { field, fieldValues, page, type Reply, redirect, type SignedIn } from "./visit.js";

type Action = Readonly<{ run: (people: People, id: string, value: string) => Done<Pairing>; said: string }>;

/** What a card's menu does; `value` is the form's `value` field. */
const actions: Readonly<Record<string, Action>> = {
	rename: { run: (people, id, value) => people.rename(id, value), said: "The connection was renamed." },
	timezone: { run: (people, id, value) => people.setTimezone(id, value), said: "The time zone was changed." },
	pause: { run: (people, id) => people.pause(id), said: "The connection is paused." },
	resume: { run: (people, id) => people.resume(id), said: "The connection is resumed." },
	forget: { run: (people, id) => people.forget(id), said: "The connection was forgotten." },
};

const bulkNames: readonly string[] = ["pause", "resume", "forget"];

function actionNamed(key: string): Action | undefined {
	return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

export function changeConnection(visit: SignedIn): Reply {
	const id = visit.params.connection ?? "";
	const action = actionNamed(visit.params.action ?? "");
	const { people } = visit.service;
	const projectId = people.connection(id)?.projectId;
	if (action === undefined) return redirect("/");
	const done = action.run(people, id, field(visit, "value"));
	visit.session.notice =
		done.kind === "done"
			? { tone: "good", text: action.said }
			: { tone: "bad", text: refusalTexts[done.reason] };
	return redirect(projectId === undefined ? "/" : `/projects/${projectId}`);
}

export function changeSelected(visit: SignedIn): Reply {
	const key = field(visit, "action");
	const action = bulkNames.includes(key) ? actionNamed(key) : undefined;
	const { people } = visit.service;
	const done = fieldValues(visit, "connection").filter((id) => action?.run(people, id, "").kind === "done");
	visit.session.notice =
		done.length === 0
			? { tone: "bad", text: "Select at least one connection first." }
			: { tone: "good", text: `${done.length === 1 ? "1 connection" : `${done.length} connections`}: done.` };
	return redirect(`/projects/${encodeURIComponent(visit.params.project ?? "")}`);
}

export function expiryPage(visit: SignedIn): Reply {
	const pairing = visit.service.people.connection(visit.params.connection ?? "");
	return pairing === undefined ? redirect("/") : expiryForm(visit, pairing, undefined);
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function expiryForm(visit: SignedIn, pairing: Pairing, text: string | undefined): Reply {
	const chosen = pairing.expiresAtMs;
	return page(
		"Expiry",
		html`${visit.query.has("new") && stepBar(3)}${problem(text)}
<form method="post" action="/connections/${pairing.id}/expiry" class="panel">${tokenField(visit.session)}
<p><strong>${name(pairing.name)}</strong> is authorized. Until when may it stay connected?</p>
<fieldset class="choices"><legend>Expiry</legend>
<label class="choice" for="expiry-none"><input type="radio" name="expiry" value="none" id="expiry-none" ${chosen === undefined && html`checked`}><span>No expiry</span></label>
<label class="choice" for="expiry-date"><input type="radio" name="expiry" value="date" id="expiry-date" ${chosen !== undefined && html`checked`}><span>Until the end of a day (UTC)
<input type="date" name="date" id="date" aria-label="Last day" min="${day(visit.nowMs)}" value="${day(chosen ?? visit.nowMs + 30 * 86_400_000)}"></span></label>
</fieldset><div class="actions"><button class="primary" id="finish">Finish</button></div></form>`,
		text === undefined ? 200 : 422,
	);
}

export function setExpiry(visit: SignedIn): Reply {
	const { people } = visit.service;
	const pairing = people.connection(visit.params.connection ?? "");
	if (pairing === undefined) return redirect("/");
	const end = field(visit, "expiry") === "date" ? endOfDay(field(visit, "date")) : undefined;
	const done = people.setExpiry(pairing.id, end);
	if (done.kind === "refused") return expiryForm(visit, pairing, refusalTexts[done.reason]);
	visit.session.notice = { tone: "good", text: `${pairing.name} is set up.` };
	return redirect(`/projects/${pairing.projectId}`);
}

/** The last ms of a day such as `2030-01-31`, in UTC; long past when there is no such day. */
function endOfDay(date: string): number {
	const startMs = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
	const exists = !Number.isNaN(startMs) && day(startMs) === date;
	return exists ? startMs + 86_400_000 - 1 : 0;
}

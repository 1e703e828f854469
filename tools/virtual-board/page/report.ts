import type { CodeView, View } from "../../../modules/screen/view.js";
import { element, setText } from "./elements.js";
import type { BoardMessage } from "./messages.js";
import { codeLines } from "./report-text.js";

const title = element("title", HTMLElement);
const project = element("project", HTMLElement);
const notice = element("notice", HTMLElement);
const lines = element("lines", HTMLElement);
const hint = element("hint", HTMLElement);
const words = element("words", HTMLElement);
const state = element("state", HTMLElement);
const reason = element("reason", HTMLElement);
const openLink = element("open-link", HTMLAnchorElement);
const activity = element("activity", HTMLOListElement);
const service = element("service", HTMLElement);

/** Says in words what the board shows, and what it has been doing. */
export function report(message: BoardMessage): void {
	document.body.dataset.program = "running";
	words.lang = message.language;
	hint.lang = message.language;
	if (message.view !== undefined) reportView(message.view);
	reportActivity(message.activity);
	service.textContent = message.service.replace(/^https?:\/\//, "");
}

/** The program behind the page has gone. */
export function reportStopped(): void {
	document.body.dataset.program = "stopped";
	document.body.dataset.tone = "bad";
	words.lang = "en";
	setText(state, "not running");
	setText(reason, undefined);
	setText(title, "The board’s program has stopped");
	setText(project, undefined);
	setText(notice, undefined);
	setLines(["Start it again; this page finds it by itself."], undefined);
	hint.textContent = "";
	openLink.hidden = true;
}

function reportView(view: View): void {
	document.body.dataset.tone = view.tone;
	document.title = `${view.title} · Slate`;
	setText(state, view.state);
	setText(
		reason,
		view.name.startsWith(`${view.state}: `) ? view.name.slice(view.state.length + 2) : undefined,
	);
	setText(title, view.title);
	setText(project, view.project);
	setText(notice, view.notice);
	setLines(view.lines, view.code);
	const does = view.hold?.label ?? view.hint ?? "";
	if (hint.textContent !== does) hint.textContent = does;
	setLink(view.code?.qr);
}

function setLines(texts: readonly string[], code: CodeView | undefined): void {
	const wanted = [...codeLines(code), ...texts.map((text) => ({ className: "", text }))];
	const isSame =
		wanted.length === lines.children.length &&
		wanted.every(({ text }, index) => lines.children[index]?.textContent === text);
	if (isSame) return;
	lines.replaceChildren(
		...wanted.map(({ className, text }) => {
			const line = document.createElement("p");
			line.className = className;
			line.textContent = text;
			return line;
		}),
	);
}

/** Only what a browser opens as a page can be a link here. */
function setLink(address: string | undefined): void {
	openLink.hidden = address === undefined || !/^https?:\/\//i.test(address);
	if (openLink.hidden) openLink.removeAttribute("href");
	else openLink.href = address ?? "";
}

/** Items that stay keep their elements, so that somebody who reads the list does not lose the place. */
function reportActivity(entries: BoardMessage["activity"]): void {
	const isAtEnd = activity.scrollTop + activity.clientHeight >= activity.scrollHeight - 8;
	const first = String(entries[0]?.id);
	while (activity.firstElementChild && activityId(activity.firstElementChild) !== first) {
		activity.firstElementChild.remove();
	}
	entries.forEach((entry, index) => {
		const item = activity.children[index] ?? activity.appendChild(newItem(entry));
		const [time, , times] = item.children;
		if (time) setChanged(time, new Date(entry.wallMs).toTimeString().slice(0, 8));
		if (times) setChanged(times, entry.count > 1 ? `× ${entry.count}` : "");
	});
	if (isAtEnd) activity.scrollTop = activity.scrollHeight;
}

function activityId(item: Element): string | undefined {
	return item instanceof HTMLElement ? item.dataset.id : undefined;
}

function newItem({ id, tone, text }: BoardMessage["activity"][number]): HTMLLIElement {
	const time = document.createElement("time");
	const said = document.createElement("span");
	said.className = "said";
	said.textContent = text;
	const times = document.createElement("span");
	times.className = "count";
	const item = document.createElement("li");
	item.dataset.id = String(id);
	item.dataset.tone = tone;
	item.append(time, said, times);
	return item;
}

function setChanged(target: Element, text: string): void {
	if (target.textContent !== text) target.textContent = text;
}

import type { RecordEntry } from "../logic/record.js";
import { type Html, html } from "./html.js";
import { page, type Reply, type SignedIn } from "./visit.js";

const maxRows = 200;

/**
 * The last requests of devices, for the engineers who build them. Secrets are masked before they get here.
 */
export function recordPage({ service }: SignedIn): Reply {
	const entries = service.record.entries.slice(0, maxRows);
	const rows = entries.map(row);
	return page(
		"Requests",
		html`<p class="lead">What devices asked, the newest first. Secrets, codes and tokens are masked. <a href="/record">Reload</a></p>
${rows.length === 0 ? html`<p class="empty">No device has asked for anything yet.</p>` : table(rows)}`,
	);
}

function table(rows: readonly Html[]): Html {
	return html`<div class="scroll"><table id="requests"><thead><tr><th>Time (UTC)</th><th>Request</th><th>Outcome</th><th>Sent</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function row(entry: RecordEntry): Html {
	const sent = [...Object.entries(entry.headers), ...Object.entries(entry.fields)];
	const time = new Date(entry.atMs).toISOString().slice(11, 23);
	const tone = /^[23]/.test(entry.outcome) ? "good" : "bad";
	return html`<tr><td class="time">${time}</td><td class="request"><b>${entry.method}</b> ${entry.path}</td>
<td><b class="outcome ${tone}">${entry.outcome}</b> ${entry.error}${entry.notes.map((note) => html`<div class="note">${note}</div>`)}</td>
<td>${sent.map(([key, value]) => html`<div><span class="label">${key}</span> ${value}</div>`)}</td></tr>`;
}

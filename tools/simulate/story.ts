import { live } from "./life-run.js";
import type { Life } from "./plan/life.js";
import type { Broken } from "./promises/observer.js";

/** `day 3 07:12:44.120`, true time from the start of the life. */
function timeText(atMs: number): string {
	const day = Math.floor(atMs / 86_400_000);
	return `day ${day} ${new Date(atMs).toISOString().slice(11, 23)}`;
}

/** Tells one life line by line, with its calm hours left out. */
export function tellStory(life: Life, write: (line: string) => void): Broken | undefined {
	const quiet = /^ {3}(sends heartbeat|answer to heartbeat: 204|sends me|answer to me: 200)/;
	let left = 0;
	const { broken } = live(life, (atMs, text) => {
		if (quiet.test(text)) {
			left += 1;
			return;
		}
		if (left > 0) write(`${" ".repeat(19)}   (${left} lines about devices/me and heartbeats)`);
		left = 0;
		write(`${timeText(atMs)} ${text}`);
	});
	if (broken !== undefined) write(`${timeText(broken.atMs)} "${broken.promise}" is broken: ${broken.text}`);
	return broken;
}

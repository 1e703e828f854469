import type { Host } from "./guest/host.js";
import { bytesOf, type Fields, hexOf, type Script } from "./script/message.js";

/** Plays the script to the guest in this process. What only XS can answer is passed over. */
export function playOnNode(guest: (host: Host) => void, script: Script): void {
	let said: Fields[] = [];
	let message: Fields = [];
	const host: Host = {
		say: (...values) => {
			said.push(values.map(textOf));
		},
		next: () => {
			do {
				const answers = said;
				said = [];
				const step = script.next(answers);
				message = step.done === true ? ["end"] : step.value;
			} while (message[0] === "measure" || message[0] === "collect");
			return message[0] ?? "end";
		},
		text: (index) => message[index],
		number: (index) => (message[index] === undefined ? undefined : Number(message[index])),
		bytes: (index) => {
			const hex = message[index];
			return hex === undefined ? undefined : new Uint8Array(bytesOf(hex)).buffer;
		},
	};
	guest(host);
}

function textOf(value: string | number | Uint8Array | undefined): string {
	if (value === undefined) return "";
	return typeof value === "object" ? hexOf(value) : String(value);
}

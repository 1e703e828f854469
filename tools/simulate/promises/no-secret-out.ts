import type { View } from "../../../modules/screen/view.js";
import { type CallKind, callOf, pathOf } from "../world/sent.js";
import { modelSecret } from "../world/service-side.js";
import type { MakeWatcher } from "./promise.js";

const flashKeys = /^(identity|network|credentials)-[ab]$/;

/** `revoke` is sent whatever answers: whoever unpairs wants the token to be void. */
const harmless: ReadonlySet<CallKind> = new Set(["health", "revoke"]);

/**
 * No client secret, device code or token is in a view, a log line, an address or the name of a value in flash, and
 * none is sent while a sign-in page answers in the place of the service.
 */
export const noSecretOut: MakeWatcher = (world, broken) => {
	let shownText = "";

	function check(text: string, where: string): void {
		if (text.includes(modelSecret)) broken(`the client secret is in ${where}`);
		for (const word of text.match(/[A-Za-z0-9_-]{16,}/g) ?? []) {
			if (world.service.secrets.has(word)) broken(`a token or device code is in ${where}`);
		}
	}

	/** A code belongs on the screen alone. */
	function checkUserCode(text: string): void {
		for (const word of text.match(/[0-9]{6,}/g) ?? []) {
			if (world.service.userCodes.has(word)) broken("a user code is in the log");
		}
	}

	return {
		name: "no-secret-out",
		onShow(view: View) {
			const text = JSON.stringify(view);
			if (text === shownText) return;
			shownText = text;
			check(text, "a view");
		},
		onLog(_level, text) {
			check(text, "the log");
			checkUserCode(text);
		},
		onSent({ request, call }) {
			if (callOf(pathOf(request.url)) === undefined) broken("a request has an address of its own");
			if (world.state.trouble === "portal" && !harmless.has(call))
				broken(`${call} went out with its secrets while a sign-in page answers`);
		},
		onStranger(url) {
			broken(`a request goes to ${url.slice(0, 80)}`);
		},
		onFlashChange(key) {
			if (!flashKeys.test(key)) broken(`flash gets a value named "${key}"`);
		},
	};
};

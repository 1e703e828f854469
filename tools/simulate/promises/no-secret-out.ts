import type { View } from "../../../modules/screen/view.js";
import { callOf, pathOf } from "../world/sent.js";
import { modelSecret } from "../world/service-side.js";
import type { MakeWatcher } from "./promise.js";

const flashKeys = /^(identity|network|credentials)-[ab]$/;

/** No client secret, device code or token is in a view, a log line, an address or the name of a value in flash. */
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
		const code = world.shown?.code?.userCode;
		if (code !== undefined && text.includes(code)) broken("the user code is in the log");
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
		onSent({ request }) {
			if (callOf(pathOf(request.url)) === undefined) broken("a request has an address of its own");
		},
		onStranger(url) {
			broken(`a request goes to ${url.slice(0, 80)}`);
		},
		onFlashChange(key) {
			if (!flashKeys.test(key)) broken(`flash gets a value named "${key}"`);
		},
	};
};

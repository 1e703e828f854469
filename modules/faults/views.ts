import type { Words } from "../language/words.js";
import { faultView } from "../screen/board-view.js";
import type { View } from "../screen/view.js";

/** What a board shows before it starts again by itself: the code, large, and to be patient. */
export function restartingView(words: Words, code: string): View {
	const view = faultView(words, code);
	return { ...view, title: `${view.title} ${code}`, lines: [words.starting.text] };
}

/** What a board shows that has started again too often, until the button is pressed. */
export function stoppedView(words: Words, code: string): View {
	return { ...faultView(words, code), hint: words.press(words.actions.retry) };
}

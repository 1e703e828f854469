import type { Symbol as SymbolName } from "./view.js";

/** The character of each symbol in the fonts `Symbols-Regular-*`: private-use code points from U+E000 on. */
export const symbolCharacters: Readonly<Record<SymbolName, string>> = Object.freeze(
	{
		link: "\ue000",
		linked: "\ue001",
		unlinked: "\ue002",
		offline: "\ue003",
		paused: "\ue004",
		warning: "\ue005",
		waiting: "\ue006",
		settings: "\ue007",
	},
	true,
);

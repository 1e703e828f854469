import type { Instructions, Words } from "../language/words.js";
import { codesBeforeRest } from "../pairing/phases.js";
import type { State } from "../pairing/state.js";
import { serviceLabel, webAddress } from "./service-name.js";
import type { CodeView } from "./view.js";

/** Nobody types more than this. */
const longestAddress = 80;

/** The code on the screen, with every way to enter it that this code has. */
export function codeView(state: State, words: Words): CodeView | undefined {
	const code = state.phase.kind === "pairing" ? state.phase.code : undefined;
	if (code === undefined) return undefined;
	const qr = code.verificationUriComplete ?? code.verificationUri;
	const qrIsComplete = code.verificationUriComplete !== undefined;
	const address = typeable(code.verificationUri);
	const label = serviceLabel(state.setup.profile);
	const texts = words.instructions;
	const elsewhere = label.hasProjects ? texts.enterInProject : texts.enterAtService(label.name);
	const withoutQr = address === undefined ? elsewhere : texts.enterAt;
	return {
		userCode: code.userCode,
		qr,
		qrIsComplete,
		address,
		instruction:
			qr === undefined ? withoutQr : withQr(texts, qrIsComplete, address !== undefined, label.hasProjects),
		instructionWithoutQr: withoutQr,
		deviceName: code.deviceName,
		renewed: isRenewed(state) ? { full: words.renewed, short: words.renewedInShort } : undefined,
		startsAt: code.startsAt,
		endsAt: code.endsAt,
	};
}

/** Not the first code since somebody last did something. */
function isRenewed({ phase }: State): boolean {
	return phase.kind === "pairing" && phase.codesLeft < codesBeforeRest - 1;
}

function withQr(texts: Instructions, isComplete: boolean, hasAddress: boolean, hasProjects: boolean): string {
	if (!isComplete) return texts.openThenEnter;
	if (hasAddress) return texts.scanOrEnterAt;
	return hasProjects ? texts.scanOrEnterInProject : texts.scan;
}

function typeable(url: string | undefined): string | undefined {
	if (url === undefined) return undefined;
	const address = webAddress(url);
	return address.length > longestAddress ? undefined : address;
}

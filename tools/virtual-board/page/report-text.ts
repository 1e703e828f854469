import type { CodeView, View } from "../../../modules/screen/view.js";

type Line = Readonly<{ className: string; text: string }>;

/** The view in one sentence after the other, for people who hear it; in its own language, and without the time left. */
export function spoken(view: View): string {
	const code = codeLines(view.code).map(({ text }) => text);
	const parts = [
		view.title,
		view.project,
		view.notice,
		...code,
		...view.lines,
		view.hold?.label ?? view.hint,
	];
	const sentences = parts.flatMap((part) =>
		part === undefined ? [] : /[.。…]$/.test(part) ? part : `${part}.`,
	);
	return sentences.join(" ");
}

/** A code, where to enter it, and the name to compare with. */
export function codeLines(code: CodeView | undefined): readonly Line[] {
	if (code === undefined) return [];
	const where = [code.instruction, code.address].filter((part) => part !== undefined).join(" ");
	return [
		{ className: "code", text: grouped(code.userCode) },
		{ className: "", text: where },
		...(code.deviceName === undefined ? [] : [{ className: "device", text: code.deviceName }]),
	];
}

function grouped(userCode: string): string {
	return /^\d{6}$/.test(userCode) ? `${userCode.slice(0, 3)} ${userCode.slice(3)}` : userCode;
}

/**
 * A user code in groups that are easy to read out: at its own dashes or spaces, a dash staying with the group before it
 * (`WDJB-MJHT` → `WDJB-`, `MJHT`), or else in groups of four and three (`048213` → `048`, `213`). Joined they are the code
 * without its spaces.
 */
export function codeGroups(userCode: string): readonly string[] {
	const parts = userCode.match(/[^-\s]+-*|-+/g) ?? [];
	return parts.length > 1 ? parts : evenGroups([...(parts[0] ?? "")]);
}

function evenGroups(characters: readonly string[]): readonly string[] {
	if (characters.length <= 5) return characters.length === 0 ? [] : [characters.join("")];
	let fours = characters.length % 4 === 0 ? characters.length / 4 : 0;
	while ((characters.length - 4 * fours) % 3 !== 0) fours++;
	const groups: string[] = [];
	let at = 0;
	while (at < characters.length) {
		const size = groups.length < fours ? 4 : 3;
		groups.push(characters.slice(at, at + size).join(""));
		at += size;
	}
	return groups;
}

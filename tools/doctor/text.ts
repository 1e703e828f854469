import type { Check, Report, Target } from "./checks.js";

/** Columns of the narrowest terminal that the report is laid out for. */
const columns = 80;

/** The report as people read it, with a line feed at its end. */
export function describe({ checks, targets }: Report): string {
	const width = Math.max(...checks.map(({ what }) => what.length));
	const lines = checks.flatMap((check) => describeCheck(check, width));
	const names = new Map(checks.map(({ id, what }) => [id, what]));
	const ends = alike(targets).flatMap((group) => {
		const lacks = (group[0]?.lacks ?? []).map((id) => names.get(id) ?? id);
		const verdict = lacks.length === 0 ? "  ready:" : `  lacks: ${lacks.join(", ")}`;
		return [...wrapped(verdict, 9), ...wrapped(`    ${group.map(({ name }) => name).join(", ")}`, 4)];
	});
	return [...lines, "", ...ends, "", summary(targets), ""].join("\n");
}

function describeCheck(check: Check, width: number): readonly string[] {
	const line = `  ${check.state.padEnd(7)}  ${check.what.padEnd(width)}  ${check.found}`;
	const lines = wrapped(line, width + 13);
	return check.state === "ok" ? lines : [...lines, `           mend: ${check.mend}`];
}

/** The targets in groups that lack the same, in the order of the first of each. */
function alike(targets: readonly Target[]): readonly (readonly Target[])[] {
	const groups = new Map<string, Target[]>();
	for (const target of targets) {
		const key = target.lacks.join();
		groups.set(key, [...(groups.get(key) ?? []), target]);
	}
	return [...groups.values()];
}

/** Breaks a line at its spaces; the lines after the first are indented. A word that is too long, such as a path, stays whole. */
function wrapped(line: string, indent: number): readonly string[] {
	if (line.length <= columns) return [line];
	const at = line.lastIndexOf(" ", columns);
	if (at <= indent) return [line];
	return [line.slice(0, at), ...wrapped(" ".repeat(indent) + line.slice(at + 1), indent)];
}

function summary(targets: readonly Target[]): string {
	const ready = targets.filter(({ isReady }) => isReady).length;
	return `${ready} of ${targets.length} can be built and started here. Nothing was changed.`;
}

import type { Check, Report, Target } from "./checks.js";

/** The report as people read it, with a line feed at its end. */
export function describe({ checks, targets }: Report): string {
	const width = Math.max(...checks.map(({ what }) => what.length));
	const lines = checks.flatMap((check) => describeCheck(check, width));
	const names = new Map(checks.map(({ id, what }) => [id, what]));
	const nameWidth = Math.max(...targets.map(({ name }) => name.length));
	const ends = targets.map((target) => {
		const lacks = target.lacks.map((id) => names.get(id) ?? id).join(", ");
		return `  ${target.name.padEnd(nameWidth)}  ${target.isReady ? "ready" : `lacks: ${lacks}`}`;
	});
	return [...lines, "", ...ends, "", summary(targets), ""].join("\n");
}

function describeCheck(check: Check, width: number): readonly string[] {
	const line = `  ${check.state.padEnd(7)}  ${check.what.padEnd(width)}  ${check.found}`;
	return check.state === "ok" ? [line] : [line, `${" ".repeat(width + 13)}mend: ${check.mend}`];
}

function summary(targets: readonly Target[]): string {
	const ready = targets.filter(({ isReady }) => isReady).length;
	return `${ready} of ${targets.length} can be built and started here. Nothing was changed.`;
}

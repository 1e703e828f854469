import { Fields } from "../shared/fields.js";
import type { Figures } from "./figures.js";

export type Budgets = Readonly<{
	/** The version whose figures the ceilings are for: meters and structures of others do not compare. */
	xs: string;
	/** For slots and chunks together, while a board pairs. */
	pairingPoolBytes: number;
	/** The same for a whole life: what the boards' manifests begin with, with the slots of this machine. */
	lifePoolBytes: number;
	/** Beside the pool. */
	stackSlots: number;
	/** By the name of the figure. Each figure has one. */
	ceilings: Figures;
}>;

/** @throws FieldError when `json` is not what `budgets.json` must be */
export function parseBudgets(json: string): Budgets {
	const fields = Fields.fromJson(json, "budgets.json");
	const ceilings = fields.object("ceilings");
	return {
		xs: fields.text("xs"),
		pairingPoolBytes: fields.number("pairingPoolBytes"),
		lifePoolBytes: fields.number("lifePoolBytes"),
		stackSlots: fields.number("stackSlots"),
		ceilings: Object.fromEntries(ceilings.names.map((name) => [name, ceilings.number(name)])),
	};
}

/** `text` says by how much a figure is above its ceiling, or that it has none. */
export type Verdict = Readonly<{ name: string; holds: boolean; text: string }>;

/** Ceilings of what is not measured fail as well: a budget that nothing is held against is a mistake. */
export function judge(figures: Figures, ceilings: Figures): readonly Verdict[] {
	const names = new Set([...Object.keys(figures), ...Object.keys(ceilings)]);
	return [...names].map((name) => verdictOf(name, figures[name], ceilings[name]));
}

function verdictOf(name: string, figure: number | undefined, ceiling: number | undefined): Verdict {
	if (figure === undefined) return { name, holds: false, text: "has a ceiling, but is not measured" };
	const count = figure.toLocaleString("en");
	if (ceiling === undefined) return { name, holds: false, text: `${count}, without a ceiling` };
	const most = ceiling.toLocaleString("en");
	const over = (figure - ceiling).toLocaleString("en");
	return figure <= ceiling
		? { name, holds: true, text: `${count} of ${most}` }
		: { name, holds: false, text: `${count}, which is ${over} more than the ${most} it may be` };
}

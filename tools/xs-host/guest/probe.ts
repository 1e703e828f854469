import type { Host } from "./host.js";

/** What a module of a board may hold, each once. */
const frozenTable = { entries: [1, 2, 3] };
Reflect.apply(Object.freeze, Object, [frozenTable, true]);
const openTable = { entries: 0 };
const frozenSet = new Set([1]);

class Preloaded {
	method(): number {
		return 1;
	}
}

function preloaded(): void {}

const attempts: Readonly<Record<string, () => unknown>> = {
	"a frozen table": () => Reflect.set(frozenTable, "other", 1) || fail(),
	"what a frozen table holds": () => Reflect.set(frozenTable.entries, 0, 2) || fail(),
	"a class's prototype": () => Reflect.set(Preloaded.prototype, "method", 1) || fail(),
	"a class": () => Reflect.set(Preloaded, "other", 1) || fail(),
	"a function": () => Reflect.set(preloaded, "other", 1) || fail(),
	"a set": () => frozenSet.add(2),
	"what the language brings": () => Reflect.set(Array.prototype, "other", 1) || fail(),
	"a table that was not frozen": () => {
		openTable.entries += 1;
	},
};

function fail(): never {
	throw new TypeError("read-only");
}

/** Asked once, says of each attempt to write whether it was `taken` or `refused`. */
export default function run(host: Host): void {
	host.next();
	for (const [what, attempt] of Object.entries(attempts)) {
		try {
			attempt();
			host.say(what, "taken");
		} catch {
			host.say(what, "refused");
		}
	}
	host.next();
}

/**
 * Freezes what the language itself brings, as the SDK's linker does before anything is preloaded. Only the global object
 * stays open. Loaded before all other modules.
 */
function freezeAll(roots: readonly unknown[]): void {
	const waiting = [...roots];
	const seen = new Set<unknown>([globalThis]);
	for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
		if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value))
			continue;
		seen.add(value);
		Object.freeze(value);
		waiting.push(Object.getPrototypeOf(value) ?? undefined);
		for (const key of Reflect.ownKeys(value)) {
			const property = Object.getOwnPropertyDescriptor(value, key);
			waiting.push(...[property?.value, property?.get, property?.set].filter((part) => part !== undefined));
		}
	}
}

function* generator() {
	yield 0;
}

async function* asyncGenerator() {
	yield 0;
}

/** What no name leads to. */
function nameless(): readonly unknown[] {
	const iterators = [[], new Map(), new Set(), ""].map((iterable) => iterable[Symbol.iterator]());
	return [...iterators, "".matchAll(/x/g), generator, asyncGenerator, async () => {}];
}

const globals = Object.getOwnPropertyNames(globalThis).map((name) => Reflect.get(globalThis, name));
freezeAll([...globals, ...nameless()].filter((value) => value !== undefined && value !== null));

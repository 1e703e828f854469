/** The element of that id. Throws when the page has none of that type. */
export function element<T extends HTMLElement>(id: string, type: new () => T): T {
	const found = document.getElementById(id);
	if (found instanceof type) return found;
	throw new Error(`The page has no ${type.name} "${id}".`);
}

/** Sets a text only when it differs, so that nothing is announced twice; an absent text hides the element. */
export function setText(target: HTMLElement, text: string | undefined): void {
	target.hidden = text === undefined || text === "";
	if (target.textContent !== (text ?? "")) target.textContent = text ?? "";
}

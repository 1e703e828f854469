/** Markup that is safe to send. Only the `html` tag makes it, and it escapes every text that is put in. */
export class Html {
	readonly #markup: string;

	private constructor(markup: string) {
		this.#markup = markup;
	}

	static join(strings: readonly string[], values: readonly HtmlValue[]): Html {
		const parts = strings.map((text, index) =>
			index === 0 ? text : `${markupOf(values[index - 1])}${text}`,
		);
		return new Html(parts.join(""));
	}

	toString(): string {
		return this.#markup;
	}
}

/** `undefined` and `false` are left out. */
export type HtmlValue = string | number | Html | readonly Html[] | undefined | false;

export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
	return Html.join(strings, values);
}

function markupOf(value: HtmlValue): string {
	if (value === undefined || value === false) return "";
	if (value instanceof Html) return value.toString();
	if (typeof value === "string" || typeof value === "number") return escapeText(String(value));
	return value.map((part) => part.toString()).join("");
}

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** For text and for attribute values in quotes. */
function escapeText(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

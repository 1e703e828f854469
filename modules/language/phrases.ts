/**
 * A text of a language that has no spaces, with a bar at each place between two phrases, where a line may end: U+200B takes its
 * place. What is put into the text, such as a name, stays as it is.
 */
export function phrased(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
	return parts.map((part, at) => part.replaceAll("|", "\u200b") + (values[at] ?? "")).join("");
}

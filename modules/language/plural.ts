/** A noun with its number: `#` stands for the number. */
export type CountedNoun = Readonly<{ one: string; other: string }>;

/** Which numbers take the form `one` (CLDR plural rules of whole numbers). */
export type PluralRule = (count: number) => boolean;

/** German, English, Spanish, Italian. */
export const oneOnly: PluralRule = (count) => count === 1;

/** French and Brazilian Portuguese. */
export const zeroAndOne: PluralRule = (count) => count === 0 || count === 1;

/** Japanese, Korean, Chinese: a noun has one form. */
export const never: PluralRule = () => false;

/** `3 days` from a rule, a number and the noun's two forms; a no-break space keeps them together. */
export function counted(rule: PluralRule, count: number, { one, other }: CountedNoun): string {
	return (rule(count) ? one : other).replace("#", `${count}`).replaceAll(" ", "\u00a0");
}

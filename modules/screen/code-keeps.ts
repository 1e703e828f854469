/** What an attempt keeps beside the QR code, the digits and the bar of a held button. */
export type Kept = Readonly<{
	where: "full" | "address" | "none";
	time: "text" | "bar" | "none";
	notice: boolean;
	renewed: "full" | "short" | "none";
	device: boolean;
	hint: boolean;
	/** An eighth of the panel's shorter side, if need be in two rows. */
	largeDigits: boolean;
}>;

const everything: Kept = {
	where: "full",
	time: "text",
	notice: true,
	renewed: "none",
	device: true,
	hint: true,
	largeDigits: true,
};
const withNotice: Kept = { ...everything, device: false, hint: false };
const withoutExtras: Kept = { ...withNotice, notice: false };

const withNotices: readonly Kept[] = [
	everything,
	{ ...everything, hint: false },
	withNotice,
	{ ...withNotice, time: "bar" },
	{ ...withNotice, time: "bar", where: "address" },
];
const withoutNotices: readonly Kept[] = [
	withoutExtras,
	{ ...withoutExtras, time: "bar" },
	{ ...withoutExtras, time: "bar", where: "address" },
	{ ...withoutExtras, time: "none", where: "address" },
	{ ...withoutExtras, time: "bar", where: "none" },
	{ ...withoutExtras, time: "none", where: "none" },
];

const small = (kept: readonly Kept[]): Kept[] => kept.map((one) => ({ ...one, largeDigits: false }));
const worthLargeDigits = (kept: readonly Kept[]): Kept[] =>
	kept.filter(({ where, time }) => where !== "none" && time !== "none");

const ordered = (kept: readonly Kept[]): Kept[] => [...worthLargeDigits(kept), ...small(kept)];

/** From all to the least; what matters least goes first. Large digits matter more than all but where to type them. */
export const keeps: readonly Kept[] = Object.freeze([withNotices, withoutNotices].flatMap(ordered), true);

const saying = (renewed: Kept["renewed"], kept: readonly Kept[]): Kept[] =>
	kept.map((one) => ({ ...one, renewed }));

/** Of a code that took another's place: that it did so is said in full, in short, or not at all. */
export const keepsOfRenewed: readonly Kept[] = Object.freeze(
	[
		...saying("full", ordered(withNotices)),
		...saying("short", ordered([...withNotices, ...worthLargeDigits(withoutNotices)])),
		...keeps,
	],
	true,
);

import type { Chance } from "../../simulate/world/chance.js";
import type { Reply } from "./stage.js";

type Answer = Extract<Reply, { kind: "answer" }>;

type Spoil = (answer: Answer, chance: Chance) => Answer;

const jsonHeaders = { "content-type": "application/json" };

function withText(answer: Answer, text: string): Answer {
	return { ...answer, body: new Uint8Array(Buffer.from(text, "utf8")) };
}

function textOf(answer: Answer): string {
	return Buffer.from(answer.body).toString("utf8");
}

function word(chance: Chance): string {
	return Buffer.from(chance.bytes(chance.between(1, 12))).toString("hex");
}

/** Names that no other answer has: a program that keeps names runs out of memory. */
function strangeNames(chance: Chance, count: number): string {
	return Array.from({ length: count }, () => `"${word(chance)}":${chance.between(0, 9)}`).join(",");
}

const spoils: readonly [Spoil, ...Spoil[]] = [
	(answer, chance) => ({ ...answer, body: chance.bytes(chance.spread(1, 4_000)) }),
	(answer, chance) => ({ ...answer, body: answer.body.slice(0, chance.between(0, answer.body.length)) }),
	(answer, chance) => ({
		...answer,
		status: chance.pick([100, 204, 302, 400, 401, 403, 409, 422, 429, 503, 999]),
	}),
	(answer, chance) => withText({ ...answer, headers: jsonHeaders }, `{${strangeNames(chance, 60)}}`),
	(answer, chance) =>
		withText(
			answer,
			textOf(answer).replace(/[0-9a-f]/g, () => chance.pick(["0", '"', "{", "\u00e9"])),
		),
	(answer, chance) =>
		withText(
			answer,
			textOf(answer).replace(
				/:("[^"]*"|\d+)/g,
				() => `:${chance.pick(["null", "[]", "{}", "-1", "1e999", '""', "true"])}`,
			),
		),
	(answer, chance) => withText(answer, `${"[".repeat(chance.spread(1, 6_000))}1`),
	(answer, chance) => withText(answer, `{"error":"${word(chance)}","message":"${word(chance).repeat(60)}"}`),
	(answer) =>
		withText(
			{ ...answer, status: 200, headers: { "content-type": "text/html" } },
			"<html><body>Sign in</body></html>",
		),
	(answer, chance) => ({ ...answer, status: 429, headers: { ...jsonHeaders, "retry-after": word(chance) } }),
	(answer) => withText(answer, ""),
	(answer, chance) =>
		withText(answer, `{"name":"${"\\u00e9".repeat(chance.spread(1, 2_500))}",${strangeNames(chance, 9)}}`),
];

/** What a broken service, or something in between, might have answered. */
export function spoilt(answer: Answer, chance: Chance): Answer {
	return chance.pick(spoils)(answer, chance);
}

import assert from "node:assert/strict";
import { en } from "../../modules/language/en.js";
import type { State } from "../../modules/pairing/state.js";
import { faultView, startingView } from "../../modules/screen/board-view.js";
import { present } from "../../modules/screen/present.js";
import type { Surroundings } from "../../modules/screen/surroundings.js";
import { connected, held, resting, waiting } from "../../tools/picture/scenes.js";

const day = 86_400_000;
/** The day after the tokens of the scenes were issued. */
const today = Date.UTC(2026, 10, 24, 15);

const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");
const linesOf = (state: State, around: Surroundings = {}) => present(state, en, around).lines.map(plain);

describe("the view of a board that starts", () => {
	it("says so before there is a state", () => assert.equal(startingView(en).name, "starting"));

	it("names the short code of a fault, and what to do", () => {
		const view = faultView(en, "S1");
		assert.match(view.lines.join(), /Switch the device off and on.*S1/);
		assert.equal(view.tone, "bad");
	});

	it("names the network that it joins", () => {
		const view = present({ ...connected(), link: { kind: "joining", network: "Set 4" } }, en);
		assert.equal(view.name, "requesting: joining");
		assert.equal(plain(view.lines[0]), "Wi-Fi: Set 4");
	});

	it("joins until the radio says something", () => {
		assert.equal(present({ ...connected(), link: undefined }, en).name, "requesting: joining");
		assert.equal(present(connected(), en).name, "requesting");
	});
});

describe("the view of a code in the place of another", () => {
	const withLeft = (codesLeft: number): State => {
		const state = waiting();
		if (state.phase.kind !== "pairing") throw new Error("no code");
		return { ...state, phase: { ...state.phase, codesLeft } };
	};

	it("says that it is new", () => assert.equal(present(withLeft(1), en).code?.renewed?.full, en.renewed));
	it("says nothing of it with the first", () =>
		assert.equal(present(withLeft(2), en).code?.renewed, undefined));
});

describe("the view of a pairing, with what is around it", () => {
	it("counts the days until the pairing lapses if the board stays off", () => {
		assert.ok(
			linesOf(held(), { wallMs: today }).includes("If left off, unpairs in 13 days: 7 December 2026"),
		);
		assert.ok(
			linesOf(held(), { wallMs: today + 12 * day }).includes(
				"If left off, unpairs in 1 day: 7 December 2026",
			),
		);
		assert.ok(
			linesOf(held(), { wallMs: today + 13 * day }).includes("If left off, unpairs today: 7 December 2026"),
		);
	});

	it("warns of the end that was set on the web from a week before", () => {
		const notice = (inDays: number) =>
			plain(present(held({ expiresAtMs: today + inDays * day }), en, { wallMs: today }).notice);
		assert.equal(notice(8), undefined);
		assert.equal(notice(7), "Authorization ends in 7 days: 1 December 2026");
		assert.equal(notice(0), "Authorization ends today: 24 November 2026");
	});

	it("does not say the end twice", () => {
		const lines = linesOf(held({ expiresAtMs: today + day }), { wallMs: today });
		assert.ok(!lines.some((line) => line?.startsWith("Authorized until")));
	});

	it("names the network and how strong it is", () => {
		const on = (bars: number | undefined, network?: string) =>
			linesOf({ ...held(), link: { kind: "up", bars, network } });
		assert.ok(on(1, "Set 4").includes("Wi-Fi: Set 4, weak signal"));
		assert.ok(on(0, "Set 4").includes("Wi-Fi: Set 4, no signal"));
		assert.ok(on(4).includes("Wi-Fi, good signal"));
		assert.ok(!on(undefined).some((line) => line?.startsWith("Wi-Fi")));
	});

	it("promises nothing for the time without power while flash does not hold the pairing", () => {
		const without = (lines: readonly (string | undefined)[]) =>
			lines.every((line) => line?.startsWith("If left off") !== true);
		assert.equal(without(linesOf(held())), false);
		assert.equal(without(linesOf({ ...held(), unsaved: true })), true);
	});

	it("shows the battery of a board that has one, in whole percents", () => {
		assert.ok(linesOf(held(), { batteryPercent: 80.6 }).includes("Battery: 81%"));
		assert.ok(!linesOf(held()).some((line) => line?.startsWith("Battery")));
	});
});

describe("the view of a pairing that is lost", () => {
	const at = { atWallMs: today };
	const lost = (change: Readonly<{ issuedAtWallMs?: number; expiresAtMs?: number; atWallMs?: number }>) =>
		present({ ...connected(), phase: { kind: "lost", projectName: "Night Shoot", ...change } }, en);

	it("says that the service ended it, or that the board was off too long, or that its date has passed", () => {
		assert.equal(lost({}).name, "lost: ended");
		assert.equal(lost({ ...at, issuedAtWallMs: today - 13 * day }).name, "lost: ended");
		assert.equal(lost({ ...at, issuedAtWallMs: today - 15 * day }).name, "lost: lapsed");
		assert.equal(lost({ ...at, expiresAtMs: today, issuedAtWallMs: today - 15 * day }).name, "lost: expired");
	});

	it("says nothing that only a set clock could tell", () => {
		assert.equal(lost({ expiresAtMs: today, issuedAtWallMs: today - 15 * day }).name, "lost: ended");
	});

	it("says which project it was", () => assert.equal(lost(at).project, "Night Shoot"));
});

describe("the view of a board at rest", () => {
	const choosing = (state: State): State => ({ ...state, setup: { ...state.setup, choosesLanguage: true } });

	it("offers the next language at a hold, in that language", () => {
		const view = present(choosing(resting({ kind: "unused" })), en, { nextLanguage: "Deutsch" });
		assert.match(plain(view.hint) ?? "", /Hold 3 s: Deutsch$/);
	});

	it("offers none where there is only one", () => {
		assert.doesNotMatch(present(resting({ kind: "unused" }), en).hint ?? "", /Hold/);
	});

	it("fills a bar with the next language's name", () => {
		const down = { kind: "down", since: 0, stage: "holding" } as const;
		const view = present({ ...choosing(resting({ kind: "unused" })), button: down }, en, {
			nextLanguage: "Deutsch",
		});
		assert.equal(view.hold?.label, "Deutsch");
	});
});

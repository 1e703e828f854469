import assert from "node:assert/strict";
import { en } from "../../modules/language/en.js";
import { languages } from "../../modules/language/languages.js";
import { holdMs, holdShownAfterMs, resetMs, stateName } from "../../modules/pairing/state.js";
import { present } from "../../modules/screen/present.js";
import {
	connected,
	held,
	held3s,
	now,
	resting,
	scenes,
	waiting,
	withTrouble,
} from "../../tools/picture/scenes.js";

const words = en;
const link = "https://app.frame.io/pair?code=048213";

describe("present", () => {
	it("says the state's name, a title and a sentence in every state and language", () => {
		for (const language of languages) {
			for (const { name, state } of scenes) {
				const view = present(state, language);
				assert.equal(view.state, stateName(state), name);
				assert.notEqual(view.title, "", name);
				assert.notEqual(view.lines.length, 0, name);
			}
		}
	});

	it("is shown every state by the scenes", () => {
		const names = new Set(scenes.map(({ state }) => stateName(state)));
		assert.deepEqual([...names].sort(), [
			"confirming",
			"lost",
			"offline",
			"paired",
			"paused",
			"requesting",
			"unconfigured",
			"unpaired",
			"unpairing",
			"waiting",
		]);
	});

	it("never holds a secret", () => {
		const secrets = ["device-code-secret", "access-token-secret", "refresh-token-secret", "client-secret"];
		for (const { name, state } of scenes) {
			const text = JSON.stringify(present(state, words));
			for (const secret of secrets) assert.ok(!text.includes(secret), `${name}: ${secret}`);
		}
	});

	it("has a code exactly while one is waiting", () => {
		for (const { name, state } of scenes) {
			const view = present(state, words);
			assert.equal(view.code !== undefined, view.state === "waiting", name);
		}
	});
});

describe("the view of a code", () => {
	const code = (change: Parameters<typeof waiting>[0], base = connected()) =>
		present(waiting(change, base), words).code;

	it("has the complete link in its QR code, and the address as it is typed", () => {
		const view = code({});
		assert.equal(view?.qr, link);
		assert.equal(view?.qrIsComplete, true);
		assert.equal(view?.address, "app.frame.io/pair");
		assert.equal(view?.instruction, words.instructions.scanOrEnterAt);
	});

	it("has the plain address in its QR code when there is no complete link", () => {
		const view = code({ verificationUriComplete: undefined });
		assert.equal(view?.qr, "https://app.frame.io/pair");
		assert.equal(view?.qrIsComplete, false);
		assert.equal(view?.instruction, words.instructions.openThenEnter);
	});

	it("sends people to the project when there is no link at all", () => {
		const view = code({ verificationUri: undefined, verificationUriComplete: undefined });
		assert.equal(view?.qr, undefined);
		assert.equal(view?.address, undefined);
		assert.equal(view?.instruction, words.instructions.enterInProject);
	});

	it("does not speak of projects for a service that has none", () => {
		const none = { verificationUri: undefined, verificationUriComplete: undefined };
		assert.equal(code(none, connected("generic"))?.instruction, "Enter the code at id.example.com");
	});

	it("says how to enter the code without the QR code, for a panel that has no room for it", () => {
		assert.equal(code({})?.instructionWithoutQr, words.instructions.enterAt);
	});

	it("leaves out an address that nobody would type", () => {
		const view = code({ verificationUri: `https://app.frame.io/${"a".repeat(100)}` });
		assert.equal(view?.address, undefined);
		assert.equal(view?.instruction, words.instructions.scanOrEnterInProject);
	});

	it("keeps leading zeros", () => {
		assert.equal(code({ userCode: "000001" })?.userCode, "000001");
	});

	it("says in passing that the connection is gone", () => {
		const view = present(withTrouble(waiting(), "no-internet"), words);
		assert.equal(view.notice, "No internet. Trying again.");
	});
});

describe("the view of a pairing", () => {
	it("names the project, the two dates, the device and the time zone", () => {
		const view = present(held({ expiresAtMs: Date.UTC(2027, 2, 3), timezone: "Europe/Berlin" }), words);
		assert.equal(view.project, "Night Shoot");
		assert.deepEqual(
			view.lines.map((line) => line.replaceAll("\u00a0", " ")),
			[
				"If left off, unpairs on 7 December 2026",
				"Device: SLATE-FIELDBOX-A1B2C3",
				"Wi-Fi, good signal",
				"Authorized until 3 March 2027",
				"Time zone: Europe/Berlin",
			],
		);
	});

	it("says that it is paused, and what becomes of recordings", () => {
		const view = present(held({ status: "paused" }), words);
		assert.equal(view.title, "Paused");
		assert.equal(view.lines[0], words.paused("Frame.io").text);
	});

	it("shortens a name inside a sentence to 40 characters", () => {
		const view = present(held({ deviceName: "x".repeat(255) }), words);
		assert.ok(view.lines.includes(`Device: ${"x".repeat(39)}…`));
	});

	it("leaves out dates that are none", () => {
		const view = present(held({ expiresAtMs: Number.MAX_SAFE_INTEGER }), words);
		assert.ok(!view.lines.some((line) => line.startsWith("Authorized")));
	});

	it("speaks of saving that failed", () => {
		assert.equal(present({ ...held(), unsaved: true }, words).notice, words.notSaved);
	});

	it("names reason and project when it has no connection, and that the pairing stays", () => {
		const view = present(withTrouble(held(), "portal"), words);
		assert.equal(view.title, words.trouble("Frame.io").portal.title);
		assert.equal(view.project, "Night Shoot");
		assert.ok(view.lines.includes(words.staysPaired));
	});
});

describe("the view of an unpaired board", () => {
	it("says that the connection stays listed when it could not be revoked", () => {
		const view = present(resting({ kind: "unpaired", revoked: false }), words);
		assert.match(
			view.lines[0] ?? "",
			/still lists this device until it is forgotten there or 14\u00a0days pass/,
		);
	});

	it("names the service's own code of a refusal", () => {
		const view = present(resting({ kind: "refused", error: "invalid_scope" }), words);
		assert.equal(view.lines[1], "Error: invalid_scope");
	});
});

describe("the view of the button", () => {
	const hintOf = (state: Parameters<typeof present>[0]) =>
		present(state, words).hint?.replaceAll("\u00a0", " ");

	it("says what a press and a hold do", () => {
		assert.equal(hintOf(waiting()), "Press: new code · Hold 3 s: cancel");
		assert.equal(hintOf(held()), "Hold 3 s: unpair");
		assert.equal(hintOf(resting({ kind: "unused" })), "Press: pair");
	});

	it("fills a bar up to the action of 3 s, from the moment it shows", () => {
		const { hold } = present(held3s(held(), "holding", 1_000), words);
		assert.deepEqual(hold, {
			label: words.holding.unpair,
			startsAt: now - 1_000 + holdShownAfterMs,
			endsAt: now - 1_000 + holdMs,
		});
	});

	it("then fills one up to the factory reset of 10 s", () => {
		const { hold } = present(held3s(held(), "held", 4_000), words);
		assert.deepEqual(hold, {
			label: words.holding.reset,
			startsAt: now - 4_000 + holdMs,
			endsAt: now - 4_000 + resetMs,
		});
	});

	it("fills only the factory reset's where 3 s do nothing", () => {
		const { hold } = present(held3s(resting({ kind: "unused" }), "holding", 1_000), words);
		assert.equal(hold?.label, words.holding.reset);
		assert.equal(hold?.endsAt, now - 1_000 + resetMs);
	});
});

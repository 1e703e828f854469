import assert from "node:assert/strict";
import fc from "fast-check";
import type { RefusalReason, SettingName } from "../../modules/provisioning/setting-name.js";
import { refusalReasons, settingNames } from "../../modules/provisioning/setting-name.js";
import { troubleText } from "../../tools/provision/texts.js";
import { BoardSide, held, oldIdentity, valuesOf } from "./board-side.js";
import { type Fault, overWire } from "./wire.js";

const values = valuesOf({
	"client-secret": `s3cret ${"x".repeat(60)}`,
	ssid: "Set 7",
	password: "new-password",
});
const nothing = new Uint8Array(0);

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
	const copy = bytes.slice();
	const at = (bit >> 3) % copy.length;
	copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
	return copy;
};

describe("provisioning over a cable", () => {
	it("tells what it found and what it sends, then writes it and starts the board again", async () => {
		const board = BoardSide.provisioned();
		const { outcome, told } = await overWire(board, values);
		assert.deepEqual(outcome, { kind: "done" });
		assert.deepEqual(told, ["test-board", "client-secret", "ssid", "password"]);
		board.clock.advance(1_000);
		assert.deepEqual(board.core, ["stop", "restart"]);
	});

	it("takes less than a second of waiting when nothing is lost", async () => {
		assert.ok((await overWire(BoardSide.provisioned(), values)).tookMs < 1_000);
	});

	for (const direction of ["to-board", "to-host"] as const) {
		it(`survives the loss of any one frame ${direction}`, async () => {
			for (let lost = 0; lost < 9; lost++) {
				const board = BoardSide.provisioned();
				const fault: Fault = (bytes, way, index) => (way === direction && index === lost ? nothing : bytes);
				assert.deepEqual((await overWire(board, values, fault)).outcome, { kind: "done" }, `frame ${lost}`);
				assert.equal(board.network?.ssid, "Set 7");
			}
		});
	}

	it("survives noise, lost frames and changed bits, and then has written exactly what was given", async () => {
		const noise = fc.constantFrom("", "info the network is up\n", '{"at":1,"view":"~slate', "\u0000\u00ff");
		const event = fc.tuple(fc.noBias(fc.nat(19)), fc.nat(2_000), noise);
		await fc.assert(
			fc.asyncProperty(fc.infiniteStream(event), async (events) => {
				const board = BoardSide.provisioned();
				// A request has seven attempts: one of them gets through, and so does its answer.
				let spoilt = 0;
				const fault: Fault = (bytes, way) => {
					const [kind, bit, before] = events.next().value;
					const isSpoilt = kind < 6 && spoilt < 5;
					if (isSpoilt) spoilt += 1;
					else if (way === "to-host") spoilt = 0;
					const rest = !isSpoilt ? bytes : kind < 4 ? nothing : flipped(bytes, bit);
					return Buffer.concat([Buffer.from(before, "latin1"), rest]);
				};
				assert.deepEqual((await overWire(board, values, fault)).outcome, { kind: "done" });
				assert.deepEqual(board.network, { ssid: "Set 7", password: "new-password" });
				assert.equal(board.identity?.clientSecret, `s3cret ${"x".repeat(60)}`);
			}),
			{ numRuns: 40 },
		);
	});

	it("begins anew when the board starts again in the middle", async () => {
		const board = BoardSide.provisioned();
		const fault: Fault = (bytes, way, index) => {
			if (way === "to-board" && index === 4) board.powerCycle();
			return bytes;
		};
		assert.deepEqual((await overWire(board, values, fault)).outcome, { kind: "done" });
		assert.equal(board.network?.ssid, "Set 7");
	});

	it("gives up after a quarter of a minute when nothing answers", async () => {
		const { outcome, tookMs } = await overWire(new BoardSide(), values, () => nothing);
		assert.deepEqual(outcome, { kind: "silent" });
		assert.ok(tookMs > 15_000 && tookMs < 20_000, String(tookMs));
	});

	it("says that nothing was changed when the board goes away before the commit", async () => {
		const board = BoardSide.provisioned();
		const { outcome } = await overWire(board, values, (bytes, _way, index) => (index < 3 ? bytes : nothing));
		assert.deepEqual(outcome, { kind: "lost", isUnknown: false });
		assert.deepEqual(board.identity, oldIdentity);
	});

	it("says that it does not know when the board goes away at the commit", async () => {
		const last = 6;
		const fault: Fault = (bytes, way, index) => (way === "to-host" && index >= last ? nothing : bytes);
		assert.deepEqual((await overWire(BoardSide.provisioned(), values, fault)).outcome, {
			kind: "lost",
			isUnknown: true,
		});
	});

	it("hands on the board's refusal", async () => {
		const { outcome } = await overWire(BoardSide.provisioned(held), valuesOf({ "client-id": "unit-2" }));
		assert.deepEqual(outcome, { kind: "refused", name: "client-id", why: "paired" });
	});
});

describe("the text about trouble", () => {
	it("is one line that names the value, the reason and that nothing was changed", () => {
		const texts = settingNames.flatMap((name: SettingName) =>
			refusalReasons.map((why: RefusalReason) => troubleText({ kind: "refused", name, why }, "/dev/x")),
		);
		for (const text of texts)
			assert.match(text, /^The board refused the [a-z ]+: [^\n]+\. Nothing was changed\.$/);
	});

	it("names the port when nothing answers", () => {
		assert.match(troubleText({ kind: "silent" }, "/dev/ttyUSB7"), /\/dev\/ttyUSB7/);
	});
});

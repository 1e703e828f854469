import assert from "node:assert/strict";
import type { CallName, FaultEffect } from "../../tools/c2c-service/logic/faults.js";
import { Life } from "./life.js";
import type { PathTrouble } from "./troubled-path.js";

/** Ten minutes of the board's time then take twenty seconds. */
const speed = 30;
/** There is trouble while the board asks for a code, while it shows one, and while it is paired. */
const partMs = 200_000;

type Trouble = Readonly<{
	name: string;
	/** What the service does with every request, or may do. */
	effects?: readonly (FaultEffect & { readonly chance?: number; readonly call?: CallName })[];
	path?: PathTrouble;
}>;

const troubles: readonly Trouble[] = [
	{ name: "stops in the middle of each answer", effects: [{ kind: "cut" }] },
	{ name: "ends each connection in the middle of a TLS record", path: "cut" },
	{ name: "never answers a request", effects: [{ kind: "silence" }] },
	{ name: "takes connections and says nothing, not even for TLS", path: "mute" },
	{
		name: "answers with garbage",
		effects: [
			{ kind: "portal", how: "page", chance: 0.2 },
			{ kind: "status", status: 500, chance: 0.2 },
			{ kind: "big-body", bytes: 100_000, chance: 0.2 },
			{ kind: "wrong-types", field: undefined, chance: 0.5 },
			{ kind: "truncated" },
			// The answer to a heartbeat is empty: there is nothing else to spoil.
			{ kind: "big-body", bytes: 100_000, call: "heartbeat" },
		],
	},
	{ name: "speaks garbage in place of TLS", path: "garbage" },
];

function begin(life: Life, { effects = [], path = "none" }: Trouble): void {
	for (const { chance = 1, call = "*", ...effect } of effects) {
		life.service.service.faults.add({ path: call, skip: 0, count: undefined, probability: chance, effect });
	}
	life.path.trouble = path;
}

function end(life: Life): void {
	life.service.service.faults.clear();
	life.path.trouble = "none";
}

const setback = /^warning no good answer: /;

/** Trouble for a part of the ten minutes; the board notices. */
async function suffer(life: Life, trouble: Trouble): Promise<void> {
	const from = life.bench.log.length;
	begin(life, trouble);
	await life.pass(partMs);
	end(life);
	assert.ok(
		life.bench.log.slice(from).some((line) => setback.test(line)),
		`the board notices:\n${life.bench.log.join("\n")}`,
	);
}

function assertSound({ bench }: Life): void {
	assert.deepEqual(
		bench.log.filter((line) => line.includes("unexpected fault")),
		[],
	);
	assert.equal(bench.board.abortReason, undefined);
}

describe(`the firmware over ten minutes of trouble, on a clock that runs ${speed} times as fast`, () => {
	let life: Life;

	beforeEach(async function () {
		this.timeout(600_000);
		life = await Life.prepare({ speed, lifetimes: { codeMs: 900_000 } });
	});
	afterEach(() => life?.close());

	for (const trouble of troubles) {
		it(`is alive and right after a service that ${trouble.name}`, async function () {
			this.timeout(120_000);
			begin(life, trouble);
			await life.begin();
			await suffer(life, trouble);
			await life.bench.untilQr();
			await suffer(life, trouble);
			await life.pair();
			await suffer(life, trouble);
			const [pairing] = life.service.service.state.pairings.values();
			const seenAt = pairing?.lastSeenAtMs ?? 0;
			await life.bench.until("contact", () => (pairing?.lastSeenAtMs ?? 0) > seenAt);
			await life.untilPairedIsShown();
			assert.equal(pairing?.end, undefined);
			assertSound(life);
		});
	}

	it("is never set back by a service that drops the kept connection between polls", async function () {
		this.timeout(120_000);
		life.path.trouble = "drops";
		await life.begin();
		await life.pass(300_000);
		const polls = life.service.service.record.total - 1;
		assert.ok(polls > 20, `${polls} polls`);
		assert.ok(life.path.dropped >= polls, `${life.path.dropped} connections were dropped`);
		await life.pair();
		await life.pass(300_000);
		await life.untilPairedIsShown();
		assert.deepEqual(
			life.bench.log.filter((line) => setback.test(line)),
			[],
		);
		assertSound(life);
	});
});

import assert from "node:assert/strict";
import { makeProfile } from "../../modules/c2c/profiles.js";
import { boot } from "../../modules/engine/boot.js";
import type { Http, HttpOutcome, Ports } from "../../modules/engine/ports.js";
import { uuidOf } from "../../modules/engine/uuid.js";
import { stateName } from "../../modules/pairing/state.js";
import type { View } from "../../modules/screen/view.js";
import { MemoryStore } from "../support/memory-store.js";
import { VirtualClock } from "../support/virtual-clock.js";

type Desk = {
	clock: VirtualClock;
	store: MemoryStore;
	logs: string[];
	shown: View[];
	settles: ((outcome: HttpOutcome) => void)[];
	ports: Ports;
};

function desk(http?: Http): Desk {
	const clock = new VirtualClock();
	const store = new MemoryStore();
	const logs: string[] = [];
	const shown: View[] = [];
	const settles: ((outcome: HttpOutcome) => void)[] = [];
	const silent: Http = {
		send: (_request, _limits, settle) => {
			settles.push(settle);
			return { abort: () => {} };
		},
	};
	const ports: Ports = {
		http: http ?? silent,
		store,
		clock,
		link: { watch: (callback) => callback({ kind: "up", bars: undefined }) },
		input: { watch: () => {} },
		display: { show: (view) => shown.push(view) },
		random: { bytes: (count) => Uint8Array.from({ length: count }, (_, index) => index * 37) },
		log: { write: (level, text) => logs.push(`${level}: ${text}`) },
	};
	return { clock, store, logs, shown, settles, ports };
}

function engineOn(ports: Ports, given = "s", baseUrl = "https://api.frame.io") {
	const made = makeProfile({ kind: "frameio", firmwareVersion: "1.0.0", baseUrl });
	if (made.kind !== "ok") throw new Error(made.text);
	return boot(ports, {
		profile: made.profile,
		clientSecret: given === "none" ? undefined : given,
		clockFloorMs: 0,
		present: (state) => ({
			state: stateName(state),
			name: stateName(state),
			tone: "neutral",
			symbol: "link",
			title: stateName(state),
			project: undefined,
			code: undefined,
			lines: [],
			notice: undefined,
			hint: undefined,
			hold: undefined,
		}),
	});
}

describe("the engine", () => {
	it("settles a request in the place of a port that never does", () => {
		const { clock, ports, settles } = desk();
		const engine = engineOn(ports);
		engine.start();
		clock.advance(36_100);
		assert.equal(stateName(engine.state), "offline");
		clock.advance(2_000);
		assert.equal(settles.length, 2);
	});

	it("counts it as no answer, whatever the port says when it is given up", () => {
		const settles: ((outcome: HttpOutcome) => void)[] = [];
		const { clock, ports } = desk({
			send: (_request, _limits, settle) => {
				settles.push(settle);
				return { abort: () => settle({ kind: "failed", failure: { kind: "aborted", detail: "" } }) };
			},
		});
		const engine = engineOn(ports);
		engine.start();
		clock.advance(36_000);
		assert.equal(engine.state.trouble, "no-answer");
	});

	it("takes only the first of two answers to one request", () => {
		const { ports, settles } = desk();
		const engine = engineOn(ports);
		engine.start();
		const unavailable: HttpOutcome = {
			kind: "response",
			response: { status: 503, headers: {}, body: new Uint8Array() },
		};
		settles[0]?.(unavailable);
		const after = engine.state;
		settles[0]?.(unavailable);
		assert.equal(engine.state, after);
	});

	it("survives a network port that throws", () => {
		const { clock, ports } = desk({
			send: () => {
				throw new Error("no memory");
			},
		});
		const engine = engineOn(ports);
		engine.start();
		clock.advance(60_000);
		assert.equal(stateName(engine.state), "offline");
	});

	it("survives a display that throws, and logs it without its message", () => {
		const { logs, ports } = desk();
		const engine = engineOn({
			...ports,
			display: {
				show: () => {
					throw new Error("token=abc");
				},
			},
		});
		engine.start();
		assert.ok(logs.some((line) => line.includes('unexpected fault in "show"')));
		assert.ok(!logs.some((line) => line.includes("token")));
	});

	it("hands what a display throws to a log that takes faults", () => {
		const { ports } = desk();
		const faults: string[] = [];
		const log = { ...ports.log, fault: (where: string) => faults.push(where) };
		const show = (): void => {
			throw new Error("no memory");
		};
		engineOn({ ...ports, log, display: { show } }).start();
		assert.deepEqual(new Set(faults), new Set(["show"]));
	});

	it("never shows the same view twice in a row", () => {
		const { clock, ports, shown } = desk();
		engineOn(ports).start();
		clock.advance(600_000);
		const texts = shown.map((view) => JSON.stringify(view));
		assert.ok(texts.every((text, index) => text !== texts[index - 1]));
	});

	it("does nothing any more once it is stopped", () => {
		const { clock, ports, settles } = desk();
		const engine = engineOn(ports);
		engine.start();
		engine.stop();
		const { state } = engine;
		clock.advance(3_600_000);
		assert.equal(settles.length, 1);
		assert.equal(engine.state, state);
	});

	it("bounds its queue", () => {
		const { logs, ports } = desk();
		let press: (down: boolean) => void = () => {};
		let isFlooding = false;
		const flood = (): void => {
			if (isFlooding) return;
			isFlooding = true;
			for (let count = 0; count < 200; count += 1) press(count % 2 === 0);
		};
		const engine = engineOn({
			...ports,
			input: {
				watch: (callback) => {
					press = callback;
				},
			},
			log: {
				write: (level, text) => {
					logs.push(`${level}: ${text}`);
					if (text.includes("cancelled")) flood();
				},
			},
			link: { watch: (callback) => callback({ kind: "up", bars: undefined }) },
		});
		engine.start();
		press(true);
		(ports.clock as VirtualClock).advance(3_100);
		assert.ok(logs.some((line) => line.includes("the event queue is full")));
	});
});

describe("booting", () => {
	it("makes a random UUID as client id and keeps it", () => {
		const { ports, store } = desk();
		const first = engineOn(ports).state.setup.clientId;
		assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		const second = engineOn({
			...desk().ports,
			store,
			random: { bytes: (count) => new Uint8Array(count).fill(9) },
		});
		assert.equal(second.state.setup.clientId, first);
	});

	it("keeps the client secret that it was given once", () => {
		const { ports } = desk();
		engineOn(ports, "given");
		assert.equal(engineOn(ports, "none").state.setup.clientSecret, "given");
	});

	it("does not use the secret of one service for another", () => {
		const { ports } = desk();
		engineOn(ports, "given");
		const other = engineOn(ports, "none", "https://other.example");
		assert.equal(other.state.setup.clientSecret, undefined);
	});

	it("says that a slot is damaged, and goes on with the other", () => {
		const { logs, ports, store } = desk();
		const before = engineOn(ports).state.setup.clientId;
		store.values.set("identity-b", new Uint8Array([1, 2, 3]));
		assert.equal(engineOn(ports).state.setup.clientId, before);
		assert.ok(logs.some((line) => line.includes("damaged")));
	});

	it("goes on when flash cannot be written, and says so", () => {
		const { logs, ports, store } = desk();
		store.before = ({ kind }) => {
			if (kind === "write") throw new Error("worn out");
		};
		const engine = engineOn(ports);
		engine.start();
		assert.equal(stateName(engine.state), "requesting");
		assert.ok(logs.some((line) => line.startsWith("error: the identity record")));
	});
});

describe("a UUID", () => {
	it("has version 4 and variant 1 whatever the random bytes", () => {
		assert.equal(uuidOf(new Uint8Array(16).fill(0xff)), "ffffffff-ffff-4fff-bfff-ffffffffffff");
		assert.equal(uuidOf(new Uint8Array(16)), "00000000-0000-4000-8000-000000000000");
	});
});

import assert from "node:assert/strict";
import { Battery, type BatteryPort } from "../../modules/battery/battery.js";
import { VirtualClock } from "../support/virtual-clock.js";

const minuteMs = 60_000;

/** A battery whose level a test sets; it counts how often it is read. */
class FakePort implements BatteryPort {
	level: number | undefined | "no answer";
	reads = 0;

	constructor(level: FakePort["level"]) {
		this.level = level;
	}

	read(): number | undefined {
		this.reads += 1;
		if (this.level === "no answer") throw new Error("no answer");
		return this.level;
	}
}

function batteryAt(level: FakePort["level"]) {
	const port = new FakePort(level);
	const clock = new VirtualClock();
	return { port, clock, battery: new Battery(port, clock) };
}

describe("the battery", () => {
	it("is read before anything is shown", () => {
		const { battery } = batteryAt(81);
		assert.equal(battery.percent, undefined);
		battery.watch(() => {});
		assert.equal(battery.percent, 81);
	});

	it("says within a minute that it has changed", () => {
		const { battery, port, clock } = batteryAt(81);
		const heard: (number | undefined)[] = [];
		battery.watch(() => heard.push(battery.percent));
		clock.advance(10 * minuteMs);
		port.level = 60;
		clock.advance(minuteMs);
		assert.deepEqual(heard, [60]);
	});

	it("says nothing as long as it stays as it is", () => {
		const { battery, clock } = batteryAt(81);
		battery.watch(() => assert.fail("nothing has changed"));
		clock.advance(60 * minuteMs);
	});

	it("is read no more than twice a minute, but for its first readings", () => {
		const { battery, port, clock } = batteryAt(81);
		battery.watch(() => {});
		clock.advance(minuteMs);
		const reads = port.reads;
		clock.advance(60 * minuteMs);
		assert.equal(port.reads - reads, 120);
	});

	it("is known after four seconds when its chip knows nothing at first", () => {
		const { battery, port, clock } = batteryAt(undefined);
		const heard: (number | undefined)[] = [];
		battery.watch(() => heard.push(battery.percent));
		port.level = 81;
		clock.advance(4_000);
		assert.deepEqual(heard, [81]);
	});

	it("is not known any more, and that is said, when its chip stops to answer", () => {
		const { battery, port, clock } = batteryAt(81);
		const heard: (number | undefined)[] = [];
		battery.watch(() => heard.push(battery.percent));
		port.level = "no answer";
		clock.advance(2 * minuteMs);
		assert.deepEqual(heard, [undefined]);
	});

	it("is known again when its chip answers again", () => {
		const { battery, port, clock } = batteryAt(81);
		battery.watch(() => {});
		port.level = "no answer";
		clock.advance(10 * minuteMs);
		port.level = 70;
		clock.advance(minuteMs);
		assert.equal(battery.percent, 70);
	});

	it("is not asked for ever when its chip has never answered", () => {
		const { battery, port, clock } = batteryAt("no answer");
		battery.watch(() => {});
		clock.advance(60 * minuteMs);
		assert.equal(port.reads, 3);
	});

	it("goes on being read while its charge is not known", () => {
		const { battery, port, clock } = batteryAt(undefined);
		battery.watch(() => {});
		clock.advance(60 * minuteMs);
		port.level = 100;
		clock.advance(minuteMs);
		assert.equal(battery.percent, 100);
	});

	it("is neither read nor heard of after it was stopped", () => {
		const { battery, port, clock } = batteryAt(81);
		battery.watch(() => assert.fail("it was stopped"));
		battery.stop();
		port.level = 10;
		clock.advance(60 * minuteMs);
		assert.equal(port.reads, 1);
	});

	it("tells only the one who watched it last, as after the board began anew", () => {
		const { battery, port, clock } = batteryAt(81);
		battery.watch(() => assert.fail("that was before"));
		let changes = 0;
		battery.watch(() => changes++);
		port.level = 40;
		clock.advance(minuteMs);
		assert.equal(changes, 1);
	});
});

import assert from "node:assert/strict";
import { axp192Percent } from "../../modules/battery/axp192.js";
import { axp2101Percent } from "../../modules/battery/axp2101.js";
import type { Registers } from "../../modules/battery/battery.js";
import { ip5306Percent } from "../../modules/battery/ip5306.js";
import { sy6970Percent } from "../../modules/battery/sy6970.js";

/** A chip that remembers what is written; registers that are not given hold 0. */
class FakeChip implements Registers {
	readonly #values: Map<number, number>;

	constructor(values: Readonly<Record<number, number>>) {
		this.#values = new Map(Object.entries(values).map(([register, value]) => [Number(register), value]));
	}

	read(register: number): number {
		return this.#values.get(register) ?? 0;
	}

	write(register: number, value: number): void {
		this.#values.set(register, value);
	}
}

/** Registers of twelve bits, eight in the first and four in the second. */
const twelveBits = (steps: number) => ({ 120: steps >> 4, 121: steps & 0x0f });

describe("an AXP192", () => {
	const present = 0x20;
	const at3840Millivolts = twelveBits(3_491);

	it("gives the battery's voltage in twelve bits of 1.1 mV", () => {
		const percent = axp192Percent(new FakeChip({ 1: present, ...at3840Millivolts }));
		assert.ok(percent !== undefined && Math.abs(percent - 50) < 0.1);
	});

	it("takes no notice of the bits that do not belong to the voltage", () => {
		const clean = new FakeChip({ 1: present, ...at3840Millivolts });
		const noisy = new FakeChip({ 1: present | 0x9f, 120: 3_491 >> 4, 121: 0xf0 | (3_491 & 0x0f) });
		assert.equal(axp192Percent(noisy), axp192Percent(clean));
	});

	it("knows of no charge without a battery", () => {
		assert.equal(axp192Percent(new FakeChip({ 1: 0, ...at3840Millivolts })), undefined);
	});

	it("knows of no charge while it charges, because the charger lifts the voltage", () => {
		assert.equal(axp192Percent(new FakeChip({ 1: present | 0x40, ...at3840Millivolts })), undefined);
	});
});

describe("an AXP2101", () => {
	const ready = { 0: 0x08, 24: 0x0a };

	it("gives what its fuel gauge has counted", () => {
		assert.equal(axp2101Percent(new FakeChip({ ...ready, 164: 81 })), 81);
	});

	it("knows of no charge without a battery", () => {
		assert.equal(axp2101Percent(new FakeChip({ ...ready, 0: 0x20, 164: 81 })), undefined);
	});

	it("has its fuel gauge switched on, and nothing else, before it is believed", () => {
		const chip = new FakeChip({ ...ready, 24: 0x02, 164: 81 });
		assert.equal(axp2101Percent(chip), undefined);
		assert.equal(chip.read(0x18), 0x0a);
		assert.equal(axp2101Percent(chip), 81);
	});
});

describe("an IP5306", () => {
	for (const [bits, percent] of [
		[0x00, 100],
		[0x80, 75],
		[0xc0, 50],
		[0xe0, 25],
		[0xf0, 0],
	] as const) {
		it(`says ${percent} % by its four lamps, whatever the other bits are`, () => {
			assert.equal(ip5306Percent(new FakeChip({ 120: bits })), percent);
			assert.equal(ip5306Percent(new FakeChip({ 120: bits | 0x0f })), percent);
		});
	}

	it("says nothing when its lamps are as they never are", () => {
		assert.equal(ip5306Percent(new FakeChip({ 120: 0x40 })), undefined);
	});
});

describe("an SY6970", () => {
	/** 2,304 mV and 77 steps of 20 mV are 3,844 mV. */
	const measured = { 14: 77 };

	it("gives the battery's voltage in seven bits of 20 mV above 2,304 mV", () => {
		assert.equal(sy6970Percent(new FakeChip(measured)), 51);
		assert.equal(sy6970Percent(new FakeChip({ 14: 0x80 | 77 })), 51);
	});

	it("is asked for one more measurement each time, and keeps its other settings", () => {
		const chip = new FakeChip({ ...measured, 2: 0x3d });
		sy6970Percent(chip);
		assert.equal(chip.read(0x02), 0xbd);
	});

	it("knows of no charge before its first measurement, and asks for it", () => {
		const chip = new FakeChip({});
		assert.equal(sy6970Percent(chip), undefined);
		assert.equal(chip.read(0x02), 0x80);
	});

	it("knows of no charge while power comes over USB", () => {
		for (const source of [1, 2, 3, 4, 5, 6]) {
			assert.equal(sy6970Percent(new FakeChip({ ...measured, 11: source << 5 })), undefined);
		}
	});

	it("knows of it while the board itself gives power", () => {
		assert.equal(sy6970Percent(new FakeChip({ ...measured, 11: 7 << 5 })), 51);
	});
});

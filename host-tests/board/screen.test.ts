import assert from "node:assert/strict";
import { panels } from "../../modules/screen/panels.js";
import { type FrameBuffer, newFrame } from "../../tools/painter/frame.js";
import { SharedDisplay } from "../../tools/virtual-board/ports/shared-display.js";
import { Screen } from "../../tools/virtual-board/screen.js";
import { VirtualClock } from "../support/virtual-clock.js";
import { codeView, quietView } from "./views.js";

describe("Screen", () => {
	const [first, second] = panels;
	assert.ok(first !== undefined && second !== undefined);

	const rig = () => {
		const clock = new VirtualClock();
		const display = new SharedDisplay();
		const paintedAt: number[] = [];
		const draw = (_view: unknown, panel: typeof first, at: number): FrameBuffer => {
			paintedAt.push(at);
			return newFrame(panel.width, panel.height, 0xffffff);
		};
		return { clock, display, paintedAt, screen: new Screen(display, clock, draw, first) };
	};

	it("paints nothing while nobody looks", () => {
		const { clock, display, paintedAt } = rig();
		display.show(codeView, clock.now());
		clock.advance(5_000);
		assert.deepEqual(paintedAt, []);
	});

	it("is dark before the first view", () => {
		const { screen } = rig();
		assert.ok(screen.frame().pixels.every((pixel) => pixel === 0));
	});

	it("gives a new watcher the present frame at once", () => {
		const { clock, display, screen } = rig();
		display.show(quietView, clock.now());
		const frames: FrameBuffer[] = [];
		screen.watch((frame) => frames.push(frame));
		assert.equal(frames[0]?.pixels[0], 0xffff);
	});

	it("paints a view that stands still once", () => {
		const { clock, display, paintedAt, screen } = rig();
		screen.watch(() => {});
		display.show(quietView, clock.now());
		clock.advance(60_000);
		assert.equal(paintedAt.length, 1);
	});

	it("repaints when a whole second before the code's end is crossed, and not after the end", () => {
		const { clock, display, paintedAt, screen } = rig();
		screen.watch(() => {});
		clock.advance(300);
		display.show(codeView, clock.now());
		clock.advance(60_000);
		assert.deepEqual(
			paintedAt,
			[1_300, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 11_000],
		);
	});

	it("repaints twenty times a second while the hold bar fills", () => {
		const { clock, display, paintedAt, screen } = rig();
		screen.watch(() => {});
		display.show({ ...quietView, hold: { label: "Unpair", startsAt: 1_000, endsAt: 2_000 } }, clock.now());
		clock.advance(10_000);
		assert.equal(paintedAt.length, 21);
	});

	it("stops painting when the last watcher goes", () => {
		const { clock, display, paintedAt, screen } = rig();
		const stop = screen.watch(() => {});
		display.show(codeView, clock.now());
		stop();
		const count = paintedAt.length;
		clock.advance(5_000);
		assert.equal(paintedAt.length, count);
	});

	it("paints for the other panel at once when that is mounted", () => {
		const { clock, display, screen } = rig();
		display.show(quietView, clock.now());
		const sizes: number[] = [];
		screen.watch((frame) => sizes.push(frame.width));
		screen.mount(second);
		assert.deepEqual(sizes, [first.width, second.width]);
	});
});

import { textBlock } from "../../modules/screen/block.js";
import { clip, wrap } from "../../modules/screen/wrap.js";
import type { Fonts } from "../painter/fonts.js";
import { type FrameBuffer, newFrame } from "../painter/frame.js";
import { paint } from "../painter/paint.js";

const gapPx = 6;
const gapColour = 0x606060;
const captionFont = "OpenSans-Regular-12";
const captionColour = 0xffffff;
const widestPx = 1900;

/** The frame with `caption` below it, cut where it is wider. */
export function captioned(frame: FrameBuffer, caption: string, fonts: Fonts): FrameBuffer {
	const { metrics } = fonts;
	const { width } = frame;
	const lines = clip(metrics, captionFont, wrap(metrics, captionFont, caption, width).lines, width, 1);
	const block = textBlock({ metrics, width, align: "left" }, "caption", captionFont, captionColour, lines, 0);
	const panel = { name: "caption", width, height: block.height };
	const below = paint({ panel, background: gapColour, boxes: block.boxes }, fonts);
	const whole = newFrame(width, frame.height + block.height, gapColour);
	copy(frame, whole, 0, 0);
	copy(below, whole, 0, frame.height);
	return whole;
}

/** Frames of one size side by side in as many rows as they need. */
export function contactSheet(frames: readonly FrameBuffer[]): FrameBuffer {
	const width = (frames[0]?.width ?? 0) + gapPx;
	const height = (frames[0]?.height ?? 0) + gapPx;
	const columns = Math.min(frames.length, Math.max(1, Math.floor((widestPx - gapPx) / width)));
	const rows = Math.ceil(frames.length / Math.max(1, columns));
	const sheet = newFrame(columns * width + gapPx, rows * height + gapPx, gapColour);
	for (const [index, frame] of frames.entries()) {
		copy(frame, sheet, gapPx + (index % columns) * width, gapPx + Math.floor(index / columns) * height);
	}
	return sheet;
}

function copy(from: FrameBuffer, to: FrameBuffer, x: number, y: number): void {
	for (let row = 0; row < from.height; row++) {
		const line = from.pixels.subarray(row * from.width, (row + 1) * from.width);
		to.pixels.set(line, (y + row) * to.width + x);
	}
}

/** Each pixel as a square of `factor` × `factor`. */
export function enlarged(frame: FrameBuffer, factor: number): FrameBuffer {
	const width = frame.width * factor;
	const large = newFrame(width, frame.height * factor, 0);
	for (let y = 0; y < large.height; y++) {
		const row = Math.floor(y / factor) * frame.width;
		for (let x = 0; x < width; x++) {
			large.pixels[y * width + x] = frame.pixels[row + Math.floor(x / factor)] ?? 0;
		}
	}
	return large;
}

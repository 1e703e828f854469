import { PNG } from "pngjs";
import type { FrameBuffer } from "../../tools/painter/frame.js";
import type { Rotation } from "../../tools/sim/build.js";

/** A picture of the simulator as the LCD holds it: RGB565. */
export function frameOf({ width, height, data }: PNG): FrameBuffer {
	const pixels = Uint16Array.from({ length: width * height }, (_, index) => {
		const [red = 0, green = 0, blue = 0] = data.subarray(4 * index, 4 * index + 3);
		return ((red & 0xf8) << 8) | ((green & 0xfc) << 3) | (blue >> 3);
	});
	return { width, height, pixels };
}

/** What people see of a frame that was turned by `rotation` degrees, to the right, for its panel. */
export function turnedBack(frame: FrameBuffer, rotation: Rotation): FrameBuffer {
	const { width, height } = frame;
	const isAcross = rotation === 90 || rotation === 270;
	const seen = isAcross ? { width: height, height: width } : { width, height };
	const pixels = Uint16Array.from({ length: width * height }, (_, index) => {
		const x = index % seen.width;
		const y = Math.floor(index / seen.width);
		const [column, row] = placeOf(x, y, frame, rotation);
		return frame.pixels[row * width + column] ?? 0;
	});
	return { ...seen, pixels };
}

function placeOf(x: number, y: number, { width, height }: FrameBuffer, rotation: Rotation): [number, number] {
	switch (rotation) {
		case 0:
			return [x, y];
		case 90:
			return [width - 1 - y, x];
		case 180:
			return [width - 1 - x, height - 1 - y];
		case 270:
			return [y, height - 1 - x];
	}
}

/** Two frames side by side and, to the right of them, where they differ. */
export function differencePng(a: FrameBuffer, b: FrameBuffer): Buffer {
	const { width, height } = a;
	const png = new PNG({ width: 3 * width, height });
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const one = a.pixels[y * width + x] ?? 0;
			const other = b.pixels[y * width + x] ?? 0;
			put(png, x, y, one);
			put(png, width + x, y, other);
			put(png, 2 * width + x, y, one === other ? 0 : 0xffff);
		}
	}
	return PNG.sync.write(png);
}

function put(png: PNG, x: number, y: number, pixel: number): void {
	png.data.set([(pixel >> 8) & 0xf8, (pixel >> 3) & 0xfc, (pixel << 3) & 0xf8, 255], 4 * (y * png.width + x));
}

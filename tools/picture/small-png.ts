import { deflateSync } from "node:zlib";
import type { FrameBuffer } from "../painter/frame.js";
import { toRgba } from "../painter/frame.js";

/** A PNG with a palette: a screen has few colours, but the edges of its letters have many. More than 256 are made fewer. */
export function toSmallPng(frame: FrameBuffer): Buffer {
	const { indices, palette } = indexed(frame);
	const stride = frame.width + 1;
	const rows = Buffer.alloc(stride * frame.height);
	for (let y = 0; y < frame.height; y++) {
		rows.set(indices.subarray(y * frame.width, (y + 1) * frame.width), y * stride + 1);
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(frame.width, 0);
	header.writeUInt32BE(frame.height, 4);
	header.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk("IHDR", header),
		chunk("PLTE", palette),
		chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

const most = 256;
const mostBits = 3;

/** Colours with fewer and fewer bits until there are few enough. */
function indexed(frame: FrameBuffer): { indices: Uint8Array; palette: Buffer } {
	const rgba = toRgba(frame);
	for (let bits = mostBits; bits > 0; bits--) {
		const numbers = new Map<number, number>();
		const indices = new Uint8Array(frame.pixels.length);
		for (let at = 0; at < indices.length && numbers.size <= most; at++) {
			const colour = [0, 1, 2].reduce((sum, part) => (sum << 8) | coarse(rgba[4 * at + part] ?? 0, bits), 0);
			const number = numbers.get(colour) ?? numbers.size;
			numbers.set(colour, number);
			indices[at] = number;
		}
		if (numbers.size > most) continue;
		const palette = [...numbers.keys()].flatMap((colour) => [
			colour >> 16,
			(colour >> 8) & 255,
			colour & 255,
		]);
		return { indices, palette: Buffer.from(palette) };
	}
	throw new Error("a picture of one bit for each colour has more than 256 colours");
}

/** The nearest of 2^bits even steps from 0 to 255. */
function coarse(value: number, bits: number): number {
	const steps = 2 ** bits - 1;
	return Math.round((Math.round((value * steps) / 255) * 255) / steps);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc(body));
	return Buffer.concat([length, body, check]);
}

/** CRC-32 of PNG (ISO/IEC 15948, annex D). */
function crc(bytes: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return (sum ^ 0xffffffff) >>> 0;
}

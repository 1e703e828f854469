import { type BmFont, fontMetrics } from "../../../modules/screen/bmfont.js";
import { layout } from "../../../modules/screen/layout.js";
import { parseBmFont } from "../../../modules/screen/parse-bmfont.js";
import type { View } from "../../../modules/screen/view.js";
import type { Host } from "./host.js";

/**
 * Takes fonts (`font NAME BYTES`), then answers views (`view JSON WIDTH HEIGHT AT`) with the boxes of their pictures.
 * @throws Error with the name of a font that is malformed
 */
export default function run(host: Host): void {
	const fonts = new Map<string, BmFont>();
	for (let kind = host.next(); kind !== "end"; kind = host.next()) {
		if (kind === "font") {
			const name = host.text(1) ?? "";
			fonts.set(name, fontOf(name, host.bytes(2)));
			continue;
		}
		const view: View = JSON.parse(host.text(1) ?? "");
		const [width = 0, height = 0, at = 0] = [host.number(2), host.number(3), host.number(4)];
		const picture = layout(view, { name: "", width, height }, fontMetrics(fonts), at);
		host.say("boxes", JSON.stringify(picture.boxes));
	}
}

function fontOf(name: string, bytes: ArrayBuffer | undefined): BmFont {
	const parsed = parseBmFont(new Uint8Array(bytes ?? new ArrayBuffer(0)));
	if (parsed.kind === "malformed") throw new Error(`the font "${name}" cannot be used: ${parsed.fault.text}`);
	return parsed.font;
}

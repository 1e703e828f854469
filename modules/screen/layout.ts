import { arrangeCode } from "./arrange-code.js";
import { arrangeMessage } from "./arrange-message.js";
import type { TimedBox } from "./block.js";
import type { Box, Picture } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";
import { palette } from "./palette.js";
import type { Panel } from "./panels.js";
import { timeLeft } from "./time-left.js";
import type { View } from "./view.js";

/** A view on a panel, but for what moves with the time: worth keeping as long as the view stays the same. */
export type Arrangement = Readonly<{ panel: Panel; boxes: readonly Box[]; timed: readonly TimedBox[] }>;

/**
 * The picture of `view` at the monotonic time `at`. Pure: the same arguments give the same boxes. Nothing leaves the panel
 * and no two boxes overlap, except that a box may lie on one whose id ends in `-back`.
 */
export function layout(view: View, panel: Panel, metrics: FontMetrics, at: number): Picture {
	return pictureAt(arrange(view, panel, metrics), metrics, at);
}

/** The costly part of {@link layout}. */
export function arrange(view: View, panel: Panel, fonts: FontMetrics): Arrangement {
	const metrics = { ...fonts, found: { fonts: new Map(), lines: new Map(), names: new Map() } };
	const { boxes, timed } =
		view.code === undefined
			? arrangeMessage(view, panel, metrics)
			: arrangeCode(view, view.code, panel, metrics);
	return { panel, boxes, timed };
}

/** The cheap part: between two instants only the boxes `time-…` and `hold-bar` differ. */
export function pictureAt({ panel, boxes, timed }: Arrangement, metrics: FontMetrics, at: number): Picture {
	const moving = timed.flatMap((box) => boxAt(box, metrics, at) ?? []);
	return { panel, background: palette.background, boxes: [...boxes, ...moving] };
}

function boxAt(box: TimedBox, metrics: FontMetrics, at: number): Box | undefined {
	const { id, x, y, height } = box;
	switch (box.kind) {
		case "bar": {
			const length = Math.max(1, box.endsAt - box.startsAt);
			const passed = Math.min(1, Math.max(0, (at - box.startsAt) / length));
			const width = Math.round(box.width * (box.direction === "fills" ? passed : 1 - passed));
			return width === 0 ? undefined : { kind: "fill", id, x, y, width, height, colour: box.colour };
		}
		case "clock": {
			const { font, colour } = box;
			const text = timeLeft(box.endsAt, Math.max(at, box.startsAt));
			const width = metrics.width(font, text);
			return { kind: "text", id, x: x + box.width - width, y, width, height, font, text, colour };
		}
	}
}

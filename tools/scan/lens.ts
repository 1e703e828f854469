/** Where a point of the picture shows what of the panel. Both in pixels from the upper left. */
export type Lens = (x: number, y: number) => readonly [x: number, y: number];

export type View = Readonly<{
	/** The panel, in its pixels. */
	panelWidth: number;
	panelHeight: number;
	/** Picture pixels for each panel pixel at the panel's middle. */
	scale: number;
	/** From the panel's middle to the lens, in panel pixels. */
	distance: number;
	/** By how much the panel is turned away, and about which axis; degrees. */
	tilt: number;
	axis: number;
	/** By how much the picture is turned; degrees. */
	roll: number;
}>;

export type Shot = Readonly<{ lens: Lens; width: number; height: number }>;

const marginShare = 0.08;

/** A pinhole that looks at the panel's middle, and a picture that holds all of the panel. */
export function shotOf({ panelWidth, panelHeight, scale, distance, tilt, axis, roll }: View): Shot {
	const [cosT, sinT] = turn(tilt);
	const [cosA, sinA] = turn(axis);
	const [cosR, sinR] = turn(roll);
	const half = (Math.hypot(panelWidth, panelHeight) / 2) * scale * (1 + 2 * marginShare);
	const side = Math.ceil(2 * half);
	const lens: Lens = (x, y) => {
		const u = (x - side / 2) / scale;
		const v = (y - side / 2) / scale;
		// Undo the roll, then look along the ray until it meets the turned panel.
		const rolledX = cosR * u + sinR * v;
		const rolledY = cosR * v - sinR * u;
		const along = cosA * rolledX + sinA * rolledY;
		const across = cosA * rolledY - sinA * rolledX;
		const reach = distance / (distance * cosT - along * sinT);
		const onAlong = along * reach;
		const onAcross = across * reach * cosT;
		const px = cosA * onAlong - sinA * onAcross;
		const py = sinA * onAlong + cosA * onAcross;
		return [px + panelWidth / 2, py + panelHeight / 2];
	};
	return { lens, width: side, height: side };
}

function turn(degrees: number): readonly [number, number] {
	const angle = (degrees * Math.PI) / 180;
	return [Math.cos(angle), Math.sin(angle)];
}

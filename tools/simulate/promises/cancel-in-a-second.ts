import type { MakeWatcher } from "./promise.js";

const cancelledAfterMs = 4_000;
/** A start with a pairing to give back waits a minute for the connection, then ten seconds for the service. */
const unpairedAfterMs = 75_000;

/**
 * One second after the button was held for three, the board shows no code, polls nothing and holds no pairing that it
 * keeps; unpairing ends by itself.
 */
export const cancelInASecond: MakeWatcher = (world, broken) => {
	let downAt: number | undefined;
	let unpairingSince: number | undefined;

	function checkHeld(pressedAt: number, boot: unknown): void {
		if (downAt !== pressedAt || world.board !== boot || world.board === undefined) return;
		if (world.clockIsDisturbed) return;
		const { kind } = world.state.phase;
		if (kind === "pairing" || kind === "held")
			broken(`the button was held for 4 s and the board is still ${kind}`);
	}

	return {
		name: "cancel-in-a-second",
		onBoot() {
			downAt = undefined;
			unpairingSince = undefined;
		},
		onButton(down) {
			if (!down) {
				downAt = undefined;
				return;
			}
			if (downAt !== undefined) return;
			const pressedAt = world.boardNow;
			downAt = pressedAt;
			const boot = world.board;
			world.timeline.after(cancelledAfterMs / 0.99, () => checkHeld(pressedAt, boot));
		},
		onEvent() {
			if (world.state.phase.kind !== "unpairing") {
				unpairingSince = undefined;
				return;
			}
			unpairingSince ??= world.boardNow;
			if (world.boardNow - unpairingSince > unpairedAfterMs && !world.clockIsDisturbed)
				broken("unpairing takes longer than 75 s");
		},
	};
};

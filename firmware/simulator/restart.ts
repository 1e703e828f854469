import Timer from "timer";

/** The simulated board keeps its ports: only what follows them begins anew, from what flash holds. */
export function restartBoard(begin: () => void): void {
	Timer.set(begin, 0);
}

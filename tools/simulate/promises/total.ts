import { stateName } from "../../../modules/pairing/state.js";
import type { MakeWatcher } from "./promise.js";

/** No event in any state throws: neither past the engine nor caught by it. */
export const total: MakeWatcher = (world, broken) => ({
	name: "total",
	onLog(level, text) {
		if (level === "error" && text.startsWith("unexpected fault")) broken(text);
	},
	onEvent() {
		if (world.statistics.visited[stateName(world.state)] === 0)
			world.statistics.visited[stateName(world.state)] = 1;
	},
});

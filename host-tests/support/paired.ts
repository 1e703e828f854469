import { paths, type Script, scripted, tokenReply } from "./services.js";
import { World } from "./world.js";

/** One hour in milliseconds. */
export const hour = 3_600_000;

/** A board that has been paired a moment ago. What follows can be changed through `script`. */
export function paired(script: Script = {}): World {
	const world = new World({ service: scripted({ poll: () => tokenReply(1), ...script }) });
	world.reach("paired");
	return world;
}

/** Every refresh that the board has sent. */
export const refreshes = (world: World) =>
	world.sentTo(paths.token).filter((one) => one.fields.grant_type === "refresh_token");

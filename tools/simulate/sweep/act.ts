import { realLifetimes } from "../../c2c-service/logic/settings.js";
import { Observer } from "../promises/observer.js";
import { type Character, plainCharacter } from "../world/character.js";
import { World } from "../world/world.js";

type ActWorld = World<Observer>;

const minute = 60_000;

/** Something that changes what flash holds and what the service knows, from its first step to its last. */
export type Act = Readonly<{
	name: "pairing" | "refreshing" | "unpairing";
	/** Brings a new world to the moment before the first step. */
	prepare: () => ActWorld;
	/** Lets the act begin. */
	begin: (world: World) => void;
	/** Whether it has come to its end. */
	isDone: (world: World) => boolean;
}>;

/** Tokens of eight minutes, refreshed after six, so that no day has to pass first. */
const character: Character = {
	...plainCharacter,
	service: { lifetimes: { ...realLifetimes, accessMs: 8 * minute } },
};

/** A world in which somebody authorizes each code one second after it is shown. */
function newWorld(): ActWorld {
	const world = new World(1, character, undefined, (one) => new Observer(one));
	const seen = new Set<string>();
	world.onView = ({ code }) => {
		if (code === undefined || seen.has(code.userCode)) return;
		seen.add(code.userCode);
		world.timeline.after(1_000, () => approve(world, code.userCode));
	};
	return world;
}

function approve(world: World, userCode: string): void {
	const { state, people } = world.service.service;
	const projectId = state.projects[0]?.id ?? "";
	people.approve({ userCode, projectId, user: "ada", expiresAtMs: undefined });
	world.disturb();
}

/** Paired for a while, and nobody there any more to pair again. */
function pairedWorld(untilMs: number): ActWorld {
	const world = newWorld();
	world.powerOn();
	world.run(untilMs);
	if (world.state.phase.kind !== "held") throw new Error("the board of the sweep is not paired");
	world.onView = undefined;
	return world;
}

export const acts: readonly Act[] = [
	{
		name: "pairing",
		prepare: newWorld,
		begin: (world) => world.powerOn(),
		isDone: ({ board }) => board?.state.phase.kind === "held" && board.state.phase.status !== undefined,
	},
	{
		name: "refreshing",
		prepare: () => pairedWorld(6 * minute),
		begin: () => {},
		isDone: ({ board, service }) =>
			service.byRefreshToken.size === 2 &&
			board?.state.phase.kind === "held" &&
			board.state.phase.heartbeatAt > board.clock.now() + 50_000 &&
			board.state.flights.length === 0,
	},
	{
		name: "unpairing",
		prepare: () => pairedWorld(2 * minute),
		begin: (world) => {
			world.button(true);
			world.timeline.after(3_200, () => world.button(false));
		},
		isDone: ({ board }) => board?.state.phase.kind === "resting",
	},
];

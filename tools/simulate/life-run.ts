import { happen } from "./plan/happen.js";
import type { Life } from "./plan/life.js";
import { Person } from "./plan/person.js";
import { type Broken, Observer } from "./promises/observer.js";
import type { Statistics } from "./world/statistics.js";
import { type Tell, World } from "./world/world.js";

const day = 86_400_000;

export type LifeResult = Readonly<{ broken: Broken | undefined; statistics: Statistics }>;

/** Lives one life, or until a promise is broken. */
export function live(life: Life, tell?: (atMs: number, text: string) => void): LifeResult {
	let world: World<Observer> | undefined;
	const say: Tell = tell === undefined ? undefined : (text) => tell(world?.timeline.now ?? 0, text);
	world = new World(life.seed, life.character, say, (one) => new Observer(one));
	const person = new Person(world, life.seed);
	const alive = world;
	for (const incident of life.incidents) {
		alive.timeline.at(incident.at, () => happen(alive, person, incident));
	}
	alive.timeline.at(0, () => alive.powerOn());
	const broken = runGuarded(alive, life.days * day);
	const { statistics, service } = alive;
	statistics.pairings = service.service.state.pairings.size;
	statistics.refreshes = Math.max(0, service.byRefreshToken.size - statistics.pairings);
	return { broken: alive.observer.broken ?? broken, statistics };
}

/** The machine and the engine are total: whatever they throw is a broken promise. */
function runGuarded(world: World, untilMs: number): Broken | undefined {
	try {
		world.run(untilMs);
		return undefined;
	} catch (error) {
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return { promise: "total", text, atMs: world.timeline.now };
	}
}

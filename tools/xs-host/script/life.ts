import { Chance } from "../../simulate/world/chance.js";
import { spoilt } from "./garbage.js";
import type { Script } from "./message.js";
import { pairing, type Scene } from "./pairing.js";

const dayMs = 86_400_000;

export type LifeLength = Readonly<{ days: number; garbageAnswers: number }>;

/** The whole life: pairing, days of refreshing, unpairing, and a service that answers garbage. */
export function* life(scene: Scene, length: LifeLength): Script {
	yield* pairing(scene);
	yield* refreshing(scene, length.days);
	yield* unpairing(scene);
	yield* enduringGarbage(scene, length.garbageAnswers);
}

/** Measured at the end of each day, in the same minute of it. */
function* refreshing({ stage }: Scene, days: number): Script {
	for (let day = 1; day <= days; day += 1) {
		yield* stage.advance(dayMs);
		yield* stage.measure(`during day ${day}`);
		yield* stage.settle(`day ${day}`);
	}
}

function* unpairing({ stage }: Scene): Script {
	yield* stage.hold(3_200);
	yield* stage.until("unpaired", () => stage.state === "unpaired", 60_000);
	yield* stage.settle("unpaired");
}

/** Somebody tries on and on to pair, and now and then succeeds, while most of what arrives is spoilt. */
function* enduringGarbage(scene: Scene, count: number): Script {
	const { stage } = scene;
	const chance = new Chance(2, "garbage");
	let left = count;
	stage.responder = (sent) => {
		const reply = scene.usual(sent);
		if (left === 0 || reply.kind !== "answer" || chance.happens(0.2)) return reply;
		left -= 1;
		return spoilt(reply, chance);
	};
	while (left > 0) {
		if (chance.happens(0.5)) yield* stage.press();
		if (stage.userCode !== undefined && chance.happens(0.2)) scene.approveSilently();
		if (chance.happens(0.02)) yield* stage.hold(3_200);
		yield* stage.advance(chance.spread(1_000, 600_000));
	}
	yield* stage.measure("during garbage");
	yield* restInTheEnd(scene);
	yield* stage.settle("after garbage");
}

/** Back to where the garbage began. */
function* restInTheEnd({ stage }: Scene): Script {
	for (let attempt = 0; attempt < 10 && stage.state !== "unpaired"; attempt += 1) {
		yield* stage.hold(3_200);
		yield* stage.advance(60_000);
	}
}

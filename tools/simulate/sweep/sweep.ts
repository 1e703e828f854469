import type { Broken } from "../promises/observer.js";
import { type LossCause, lossCauses } from "../world/statistics.js";
import type { World } from "../world/world.js";
import { type Act, acts } from "./act.js";
import {
	type FlashFault,
	type FlashStep,
	flashFaults,
	type NetworkFault,
	type NetworkStep,
	networkFaults,
	setFaults,
} from "./faults.js";

/** From the beginning of an act to the judgement: twice the longest way back to the right state. */
const recoveryMs = 25 * 60_000;

/** The steps of an act in which nothing goes wrong. */
export type Steps = Readonly<{ flash: readonly FlashStep[]; network: readonly NetworkStep[] }>;

/** What came of one act with its faults. `loss`: the board asks to be paired again, and why. */
export type Outcome = Readonly<{ loss: LossCause | undefined; broken: string | undefined }>;

export type Case = Readonly<{
	flash: FlashFault | undefined;
	network: NetworkFault | undefined;
	outcome: Outcome;
}>;

export type ActResult = Readonly<{
	act: Act["name"];
	steps: Steps;
	combinations: number;
	losses: Readonly<Record<LossCause, number>>;
	violations: readonly Case[];
}>;

/** Goes through the act once and notes its steps. */
export function rehearse(act: Act): Steps {
	const world = act.prepare();
	const flash: FlashStep[] = [];
	const network: NetworkStep[] = [];
	let isOver = false;
	world.flash.onOperation = (operation, key) => {
		if (!isOver) flash.push({ operation, key });
	};
	world.onLeg = ({ call }, leg) => {
		if (!isOver) network.push({ call, leg });
		return "go-on";
	};
	act.begin(world);
	const end = world.timeline.now + 10 * 60_000;
	while (!isOver && world.timeline.now < end) {
		world.run(world.timeline.now + 50);
		isOver = act.isDone(world);
	}
	if (!isOver) throw new Error(`the act "${act.name}" does not come to its end`);
	return { flash, network };
}

/** One act with its faults, and all that follows. */
export function play(act: Act, flash: FlashFault | undefined, network: NetworkFault | undefined): Outcome {
	const world = act.prepare();
	setFaults(world, flash, network);
	act.begin(world);
	const thrown = runGuarded(world);
	const broken = world.observer.broken ?? thrown;
	const loss = lossCauses.find((cause) => world.statistics.losses[cause] > 0);
	return {
		loss,
		broken: broken === undefined ? wrongEnd(act, world, loss) : `${broken.promise}: ${broken.text}`,
	};
}

function runGuarded(world: World): Broken | undefined {
	try {
		world.run(world.timeline.now + recoveryMs);
		return undefined;
	} catch (error) {
		return { promise: "total", text: String(error), atMs: world.timeline.now };
	}
}

/** Only a token that the service had replaced, and whose successor had not reached flash, costs a pairing. */
function wrongEnd({ name }: Act, world: World, loss: LossCause | undefined): string | undefined {
	if (loss !== undefined && loss !== "answer-lost" && loss !== "cut-in-window") return `lost: ${loss}`;
	const { pairing } = world.state.record;
	if (world.flash.hasPower && world.board === undefined) return "the board has no power at the end";
	if (name === "unpairing" && pairing.kind !== "held") return undefined;
	// Power that goes before the mark of the unpairing is in flash leaves the pairing as it was, and whole.
	if (pairing.kind === "held") {
		return world.service.pairingOf(pairing.tokens) === undefined ? "the tokens are void" : undefined;
	}
	return name === "refreshing" && loss !== undefined
		? undefined
		: `the pairing is ${pairing.kind} at the end`;
}

/** Every flash fault with every network fault. */
export function sweepAct(act: Act): ActResult {
	const steps = rehearse(act);
	const losses = {
		ended: 0,
		lapsed: 0,
		"answer-lost": 0,
		"cut-in-window": 0,
		"flash-refused": 0,
		refused: 0,
	};
	const violations: Case[] = [];
	let combinations = 0;
	for (const flash of flashFaults(steps.flash)) {
		for (const network of networkFaults(steps.network)) {
			const outcome = play(act, flash, network);
			combinations += 1;
			if (outcome.loss !== undefined) losses[outcome.loss] += 1;
			if (outcome.broken !== undefined) violations.push({ flash, network, outcome });
		}
	}
	return { act: act.name, steps, combinations, losses, violations };
}

export function sweepAll(onAct: (result: ActResult) => void): readonly ActResult[] {
	return acts.map((act) => {
		const result = sweepAct(act);
		onAct(result);
		return result;
	});
}

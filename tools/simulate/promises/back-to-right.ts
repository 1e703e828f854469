import type { HttpOutcome } from "../../../modules/engine/ports.js";
import { stateName } from "../../../modules/pairing/state.js";
import type { Pairing } from "../../c2c-service/logic/state.js";
import type { Alarm } from "../world/timeline.js";
import { type Reading, read } from "./answers.js";
import type { MakeWatcher } from "./promise.js";

/** Longest way back: `devices/me` every 10 min, or the 5 min after a refusal, and one request. ms. */
export const settledAfterMs = 660_000;
const againMs = 20_000;
const tries = 6;
const recheckMs = 3 * 3_600_000;

/**
 * Within {@link settledAfterMs} of the end of the last trouble the board is in the state that the service's books ask for,
 * says so on its screen, and stays there.
 */
export const backToRight: MakeWatcher = (world, broken) => {
	let alarm: Alarm | undefined;
	let patienceUntil = 0;
	let refusedClient = false;
	let wasTold = false;

	function expect(ms: number, left = tries): void {
		if (alarm !== undefined) alarm.isOff = true;
		alarm = world.timeline.after(ms, () => look(left));
	}

	function look(left: number): void {
		if (world.board === undefined) return;
		if (!world.isFair) {
			expect(settledAfterMs);
			return;
		}
		const wait = patienceUntil - world.timeline.now;
		if (wait > 0) {
			expect(wait + settledAfterMs);
			return;
		}
		const wrong = whatIsWrong();
		if (wrong === undefined) expect(recheckMs);
		else if (left > 0) expect(againMs, left - 1);
		else broken(`${wrong}, ${Math.round(settledAfterMs / 60_000)} minutes after the last trouble`);
	}

	function whatIsWrong(): string | undefined {
		const { state } = world;
		const name = stateName(state);
		if (world.shown?.state !== name) return `the board is ${name} and its screen says ${world.shown?.state}`;
		if (state.unsaved) return "flash works again and the record is still not saved";
		const { pairing: record } = state.record;
		if (record.kind === "held") {
			const pairing = world.service.pairingOf(record.tokens);
			return pairing === undefined
				? `the service knows no such pairing any more and the board is ${name}`
				: wrongWhileHeld(name, pairing);
		}
		return wrongWithoutPairing(name);
	}

	function wrongWhileHeld(name: string, pairing: Pairing): string | undefined {
		const { state } = world;
		if (state.phase.kind !== "held") return `the board holds a good pairing and is ${name}`;
		const wanted = pairing.paused ? "paused" : "paired";
		if (name !== wanted) {
			const isRefused = pairing.paused && world.service.service.settings.switches.pausedRefresh === "refused";
			return isRefused && name === "offline"
				? undefined
				: `the pairing is ${wanted} and the board is ${name}`;
		}
		const project = world.service.service.state.project(pairing.projectId)?.name;
		if (state.phase.status === undefined) return undefined;
		return world.shown?.project === project
			? undefined
			: `the project is called "${project}" and the screen says "${world.shown?.project}"`;
	}

	function wrongWithoutPairing(name: string): string | undefined {
		const { state } = world;
		switch (state.phase.kind) {
			case "unconfigured":
				return refusedClient ? undefined : "the board says that the service refuses it, which it does not";
			case "resting":
			case "lost":
				return undefined;
			case "held":
				return `the board has no pairing and is ${name}`;
			case "unpairing":
				return "unpairing does not end";
			case "pairing":
				return wrongWhilePairing(name, state.phase.code?.deviceCode);
		}
	}

	function wrongWhilePairing(name: string, deviceCode: string | undefined): string | undefined {
		if (name !== "waiting" || deviceCode === undefined) return `the board wants to pair and is ${name}`;
		const code = world.service.service.state.codes.get(deviceCode);
		if (code === undefined) return "the screen shows a code that the service does not know";
		if (code.state.kind === "undecided" || code.state.kind === "denied") return undefined;
		return `the screen shows a code that is ${code.state.kind} at the service`;
	}

	return {
		name: "back-to-right",
		onBoot() {
			patienceUntil = 0;
			refusedClient = false;
			wasTold = false;
			expect(settledAfterMs);
		},
		onEvent() {
			const { phase } = world.state;
			if (phase.kind !== "resting" || phase.why.kind !== "unpaired" || !phase.why.revoked || wasTold) return;
			broken("the screen says that the service knows of the unpairing, which did not say so");
		},
		onDisturbance() {
			expect(settledAfterMs);
		},
		onPowerCut() {
			if (alarm !== undefined) alarm.isOff = true;
		},
		onSettled(sent, outcome) {
			const reading = read(outcome);
			if (reading.kind === "failed" && reading.retryAfterMs > 0)
				patienceUntil = Math.max(patienceUntil, world.timeline.now + reading.retryAfterMs);
			if (sent.call === "revoke") wasTold = isTold(reading, outcome);
			if (sent.call !== "code" && sent.call !== "poll") return;
			if (reading.kind === "not-authorized") refusedClient = true;
			if (reading.kind === "error" && /^(invalid|unauthorized)_client$/.test(reading.error))
				refusedClient = true;
		},
	};
};

/** Contract 7: any 2xx of the service, whatever its body; 400 and 401 say that there was nothing to revoke. */
function isTold(reading: Reading, outcome: HttpOutcome): boolean {
	if (reading.kind === "failed") {
		return !reading.isPortal && outcome.kind === "response" && outcome.response.status < 300;
	}
	return reading.kind === "ok" || reading.kind === "error" || reading.kind === "not-authorized";
}

import { Chance } from "../world/chance.js";
import type { World } from "../world/world.js";
import { describeIncident, type Incident } from "./incident.js";
import type { Person } from "./person.js";

/** Lets one incident happen to a world. */
export function happen(world: World, person: Person, incident: Incident): void {
	const { weather, timeline, clockFaults } = world;
	world.tell?.(`* ${describeIncident(incident)}`);
	world.disturb();
	const until = timeline.now + ("forMs" in incident ? incident.forMs : 0);
	switch (incident.kind) {
		case "switched-off":
			world.stayOff(until);
			return;
		case "power-cut":
			world.cutPower(incident.offMs, "a cable is pulled");
			return;
		case "power-cut-in-flash":
			world.cutPowerAtFlash(incident.index, incident.mode, incident.offMs, new Chance(incident.at, "tear"));
			return;
		case "power-cut-on-leg":
		case "lost-on-leg":
			awaitLeg(world, incident);
			return;
		case "link-down":
			weather.downReason = incident.reason;
			weather.downUntil = Math.max(weather.downUntil, until);
			break;
		case "roams":
			weather.bars = incident.bars;
			break;
		case "no-names":
			weather.noNamesUntil = Math.max(weather.noNamesUntil, until);
			break;
		case "no-internet":
			weather.noInternetUntil = Math.max(weather.noInternetUntil, until);
			break;
		case "portal":
			weather.portal = incident.how;
			weather.portalUntil = Math.max(weather.portalUntil, until);
			break;
		case "lossy":
			weather.loss = incident.loss;
			weather.lossyUntil = Math.max(weather.lossyUntil, until);
			break;
		case "slow":
			weather.slowMs = incident.ms;
			weather.slowUntil = Math.max(weather.slowUntil, until);
			break;
		case "mute-port":
			weather.mutePortRequests = incident.requests;
			return;
		case "service-fault":
			breakService(world, incident, until);
			return;
		case "wall-clock-jumps":
			world.setWallError((clockFaults.wallErrorMs ?? 0) + incident.byMs);
			timeline.at(until, () => world.setWallError(0));
			return;
		case "wall-clock-unset":
			world.setWallError(undefined);
			timeline.at(until, () => world.setWallError(0));
			return;
		case "monotonic-jumps":
			world.disturbClock(incident.byMs + 600_000);
			world.board?.clock.skip(incident.byMs);
			return;
		case "stalls":
			clockFaults.stalledUntil = Math.max(clockFaults.stalledUntil, until);
			world.disturbClock(incident.forMs + 600_000);
			break;
		case "flash-refuses":
			world.flash.refusals = incident.writes;
			return;
		case "flash-keeps-wrong-bytes":
			world.flash.badWrites = incident.writes;
			return;
		case "web":
			person.onWeb(incident.act, incident.ms);
			return;
		case "visit":
			person.visit(incident.intent, incident.forMs);
			return;
	}
	world.refreshLink();
	timeline.at(until, () => {
		world.refreshLink();
		world.disturb();
	});
}

type OnLeg = Extract<Incident, { kind: "power-cut-on-leg" | "lost-on-leg" }>;

/** Waits for the n-th request from now to come to its leg; afterwards all is as before. */
function awaitLeg(world: World, incident: OnLeg): void {
	let left = incident.request;
	world.onLeg = (_sent, leg) => {
		if (leg !== incident.leg) return "go-on";
		left -= 1;
		if (left > 0) return "go-on";
		world.onLeg = undefined;
		world.disturb();
		if (incident.kind === "lost-on-leg") return incident.how;
		world.cutPower(incident.offMs, `while a request is ${leg}`);
		return "go-on";
	};
}

function breakService(
	world: World,
	{ path, effect, count }: Extract<Incident, { kind: "service-fault" }>,
	until: number,
): void {
	const { faults } = world.service.service;
	faults.add({ path, skip: 0, count, probability: 1, effect });
	world.timeline.at(until, () => {
		faults.clear();
		world.disturb();
	});
}

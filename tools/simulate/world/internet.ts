import type { HttpRequest } from "../../../modules/c2c/answer.js";
import type { HttpCall, HttpLimits, HttpOutcome } from "../../../modules/engine/ports.js";
import type { TransportFailure } from "../../../modules/link/report.js";
import type { Delivery, ServiceAnswer } from "../../c2c-service/logic/message.js";
import type { Chance } from "./chance.js";
import { type Sent, sentOf } from "./sent.js";
import type { ServiceSide } from "./service-side.js";
import type { Timeline } from "./timeline.js";
import type { Weather } from "./weather.js";

/** The board's end of a connection. */
export type Station = Readonly<{
	isAlive: () => boolean;
	isTrusting: () => boolean;
	boardNow: () => number;
	/** Calls back after so many ms of the board's clock. The result cancels. */
	afterBoardMs: (ms: number, act: () => void) => () => void;
	/** Runs what the board does with an outcome, if it still has power. */
	run: (act: () => void) => void;
}>;

/** The moments of a request at which a test may let something happen. */
export const legs = ["sent", "at-service", "served", "arrived", "taken"] as const;
export type Leg = (typeof legs)[number];

export type InternetWatch = Readonly<{
	onSent: (sent: Sent) => void;
	onStranger: (url: string) => void;
	/** Just before the board learns of it. */
	onSettled: (sent: Sent, outcome: HttpOutcome) => void;
	/** May take the leg's place: then the request is lost there. */
	onLeg: (sent: Sent, leg: Leg) => "go-on" | "lost" | "cut-short";
}>;

const failedAfterMs: Readonly<Record<TransportFailure["kind"], number>> = {
	"no-name": 900,
	unreachable: 3_000,
	refused: 120,
	reset: 250,
	timeout: 0,
	untrusted: 400,
	"not-valid-now": 400,
	"too-large": 0,
	"not-http": 200,
	aborted: 0,
};

/** What lies between the board's radio and the service. */
export class Internet {
	readonly weather: Weather;
	readonly #timeline: Timeline;
	readonly #chance: Chance;
	readonly #service: ServiceSide;
	readonly #watch: InternetWatch;
	/** One way, ms. */
	readonly #latencyMs: number;
	#number = 0;
	/** Requests of the present power-on that are not settled. */
	open = 0;

	constructor(
		timeline: Timeline,
		chance: Chance,
		service: ServiceSide,
		weather: Weather,
		watch: InternetWatch,
	) {
		this.#timeline = timeline;
		this.#chance = chance;
		this.#service = service;
		this.weather = weather;
		this.#watch = watch;
		this.#latencyMs = chance.between(8, 150);
	}

	send(
		station: Station,
		request: HttpRequest,
		limits: HttpLimits,
		settle: (outcome: HttpOutcome) => void,
	): HttpCall {
		this.#number += 1;
		const sent = sentOf(this.#number, this.#timeline.now, station.boardNow(), request);
		const trip = new Trip(station, limits, settle, (outcome) => {
			this.open -= 1;
			if (sent !== undefined) this.#watch.onSettled(sent, outcome);
		});
		this.open += 1;
		if (sent === undefined) {
			this.#watch.onStranger(request.url);
			trip.failAtDeadline();
		} else {
			this.#watch.onSent(sent);
			this.#set(sent, trip);
		}
		return { abort: () => trip.abort() };
	}

	#set(sent: Sent, trip: Trip): void {
		const { weather } = this;
		const { now } = this.#timeline;
		if (weather.mutePortRequests > 0) {
			weather.mutePortRequests -= 1;
			return;
		}
		const failure = this.#obstacle(trip.station);
		if (failure !== undefined) this.#failSoon(trip, failure);
		else if (now < weather.portalUntil) {
			sent.isSpoilt = true;
			this.#timeline.after(this.#latency(), () => trip.answer(portalAnswer(weather.portal)));
		} else {
			const leg = this.#watch.onLeg(sent, "sent");
			if (leg === "go-on") this.#timeline.after(this.#latency(), () => this.#atService(sent, trip));
			else this.#lose(trip);
		}
	}

	#obstacle(station: Station): TransportFailure["kind"] | undefined {
		const { weather } = this;
		const { now } = this.#timeline;
		if (now < weather.downUntil) return "unreachable";
		if (now < weather.noNamesUntil) return "no-name";
		if (now < weather.noInternetUntil) return this.#chance.happens(0.5) ? "unreachable" : "timeout";
		if (now < weather.portalUntil && weather.portal === "untrusted") return "untrusted";
		if (!station.isTrusting()) return "untrusted";
		return undefined;
	}

	#atService(sent: Sent, trip: Trip): void {
		if (this.#isLost() || this.#watch.onLeg(sent, "at-service") !== "go-on") {
			this.#lose(trip);
			return;
		}
		const delivery = this.#service.receive(sent);
		const leg = this.#watch.onLeg(sent, "served");
		if (leg === "lost" || delivery.kind === "silence") {
			trip.failAtDeadline();
			return;
		}
		const wayMs = delivery.delayMs + this.#latency();
		if (wayMs >= trip.limits.deadlineMs) trip.failAtDeadline();
		this.#timeline.after(wayMs, () => this.#atBoard(sent, trip, delivery, leg === "cut-short"));
	}

	#atBoard(sent: Sent, trip: Trip, delivery: Exclude<Delivery, { kind: "silence" }>, isCut: boolean): void {
		if (this.#isLost()) {
			this.#lose(trip);
			return;
		}
		const leg = this.#watch.onLeg(sent, "arrived");
		if (leg === "lost") this.#lose(trip);
		else if (isCut || leg === "cut-short" || delivery.kind !== "answer") trip.fail("reset");
		else {
			trip.answer(delivery.answer);
			this.#watch.onLeg(sent, "taken");
		}
	}

	#isLost(): boolean {
		const { weather } = this;
		const { now } = this.#timeline;
		if (now < weather.downUntil || now < weather.noInternetUntil) return true;
		return now < weather.lossyUntil && this.#chance.happens(weather.loss);
	}

	/** A lost packet shows as a reset, or as silence until the deadline. */
	#lose(trip: Trip): void {
		if (this.#chance.happens(0.5)) this.#failSoon(trip, "reset");
		else trip.failAtDeadline();
	}

	#failSoon(trip: Trip, kind: TransportFailure["kind"]): void {
		if (kind === "timeout") trip.failAtDeadline();
		else this.#timeline.after(failedAfterMs[kind], () => trip.fail(kind));
	}

	#latency(): number {
		const { weather } = this;
		if (this.#timeline.now < weather.slowUntil) {
			return this.#chance.between(weather.slowMs >> 1, weather.slowMs);
		}
		return this.#latencyMs + this.#chance.between(0, 20);
	}
}

/** One request as the board's port sees it: settled once, unless the port has gone mute. */
class Trip {
	readonly station: Station;
	readonly limits: HttpLimits;
	readonly #settle: (outcome: HttpOutcome) => void;
	readonly #onSettled: (outcome: HttpOutcome) => void;
	#isOver = false;
	#cancelDeadline: (() => void) | undefined;

	constructor(
		station: Station,
		limits: HttpLimits,
		settle: (outcome: HttpOutcome) => void,
		onSettled: (outcome: HttpOutcome) => void,
	) {
		this.station = station;
		this.limits = limits;
		this.#settle = settle;
		this.#onSettled = onSettled;
	}

	answer({ status, headers, body }: ServiceAnswer): void {
		if (body.length > this.limits.maxBodyBytes) this.fail("too-large");
		else this.#end({ kind: "response", response: { status, headers, body } });
	}

	fail(kind: TransportFailure["kind"]): void {
		this.#end({ kind: "failed", failure: { kind, detail: "simulated" } });
	}

	failAtDeadline(): void {
		this.#cancelDeadline?.();
		this.#cancelDeadline = this.station.afterBoardMs(this.limits.deadlineMs, () => this.fail("timeout"));
	}

	abort(): void {
		this.fail("aborted");
	}

	#end(outcome: HttpOutcome): void {
		if (this.#isOver || !this.station.isAlive()) return;
		this.#isOver = true;
		this.#cancelDeadline?.();
		this.station.run(() => {
			this.#onSettled(outcome);
			this.#settle(outcome);
		});
	}
}

function portalAnswer(how: Weather["portal"]): ServiceAnswer {
	const headers = { "content-type": "text/html" };
	const body = Buffer.from("<!doctype html><title>Guest network</title><p>Please sign in.</p>");
	return how === "redirect"
		? { status: 302, headers: { ...headers, location: "http://portal.invalid/" }, body }
		: { status: 200, headers, body };
}

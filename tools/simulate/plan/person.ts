import type { View } from "../../../modules/screen/view.js";
import { Chance } from "../world/chance.js";
import type { World } from "../world/world.js";
import type { Intent, WebAct } from "./incident.js";

const userKeys = ["ada", "sam"] as const;

/** The crew: they look at the screen, press the button, and do things on the web. */
export class Person {
	readonly #world: World;
	readonly #chance: Chance;
	#intent: Intent | undefined;
	#leavesAt = 0;
	#seenCode: string | undefined;

	constructor(world: World, seed: number) {
		this.#world = world;
		this.#chance = new Chance(seed, "person");
		world.onView = (view) => this.#look(view);
	}

	/** Comes to the board and stays for a while. */
	visit(intent: Intent, forMs: number): void {
		const { timeline } = this.#world;
		this.#intent = intent;
		this.#leavesAt = timeline.now + forMs;
		this.#seenCode = undefined;
		this.#begin(intent);
		const view = this.#world.shown;
		if (view !== undefined) this.#look(view);
	}

	/** What somebody does on the web about the newest connection of this board. */
	onWeb(act: WebAct, ms: number): void {
		const { service } = this.#world;
		const pairing = service.newest;
		if (pairing === undefined) return;
		const { people } = service.service;
		switch (act) {
			case "rename":
				people.rename(pairing.id, `Camera ${this.#chance.between(1, 99)}`);
				break;
			case "rename-project":
				people.renameProject(pairing.projectId, `Film ${this.#chance.between(1, 99)}`);
				break;
			case "pause":
				people.pause(pairing.id);
				break;
			case "resume":
				people.resume(pairing.id);
				break;
			case "forget":
				people.forget(pairing.id);
				break;
			case "set-expiry":
				this.#setExpiry(pairing.id, ms);
				break;
			case "clear-expiry":
				people.setExpiry(pairing.id, undefined);
		}
		this.#world.disturb();
	}

	#setExpiry(id: string, ms: number): void {
		const { service, timeline } = this.#world;
		service.service.people.setExpiry(id, service.service.now() + ms);
		timeline.after(ms, () => this.#world.disturb());
	}

	#begin(intent: Intent): void {
		switch (intent) {
			case "unpair":
			case "cancel":
				this.#hold(3_200);
				return;
			case "reset":
				this.#hold(10_200);
				return;
			case "skip-unpairing":
				this.#hold(3_200);
				this.#world.timeline.after(4_000, () => this.#hold(3_200));
				return;
			case "bounce":
				for (let n = 0; n < 12; n += 1) {
					this.#world.timeline.after(n * 7 + this.#chance.between(0, 6), () => this.#toggle());
				}
				this.#world.timeline.after(200, () => this.#up());
				return;
			case "impatient":
				// Cancels each code as soon as its first poll is out, and asks for another.
				for (let n = 0; n < 6; n += 1) {
					this.#world.timeline.after(n * 9_500, () => this.#hold(120));
					this.#world.timeline.after(n * 9_500 + 6_100, () => this.#hold(3_200));
				}
				return;
			case "restart-while-held":
				this.#hold(this.#chance.between(1_000, 12_000));
				this.#world.timeline.after(this.#chance.between(100, 9_000), () =>
					this.#world.cutPower(this.#chance.spread(50, 2_000), "a cable is pulled while the button is down"),
				);
				return;
			case "fiddle":
				for (let n = 0; n < 8; n += 1) {
					this.#world.timeline.after(this.#chance.between(0, 20_000), () =>
						this.#hold(this.#chance.spread(5, 11_000)),
					);
				}
				return;
			case "pair":
			case "pair-late":
			case "refuse":
			case "mistype":
				this.#pressIfIdle();
		}
	}

	#look(view: View): void {
		const { timeline } = this.#world;
		if (this.#intent === undefined || timeline.now > this.#leavesAt || view.code === undefined) return;
		const { userCode } = view.code;
		if (userCode === this.#seenCode) return;
		this.#seenCode = userCode;
		timeline.after(this.#reactionMs(this.#intent), () => this.#act(userCode));
	}

	#reactionMs(intent: Intent): number {
		if (intent === "pair-late") return this.#chance.between(112_000, 121_000);
		return this.#chance.spread(400, 60_000);
	}

	#act(userCode: string): void {
		const { service, tell } = this.#world;
		const { people } = service.service;
		switch (this.#intent) {
			case "pair":
			case "pair-late":
				this.#approve(userCode);
				return;
			case "refuse":
				tell?.("the person refuses on the web");
				people.deny(userCode);
				this.#world.disturb();
				return;
			case "mistype":
				tell?.("the person mistypes the code");
				people.findCode(String((Number(userCode) + 1) % 1_000_000).padStart(6, "0"));
				this.#world.timeline.after(this.#chance.spread(1_000, 30_000), () => this.#approve(userCode));
				return;
			default:
				return;
		}
	}

	#approve(userCode: string): void {
		const { service, timeline } = this.#world;
		const { state, people } = service.service;
		const project = state.projects[this.#chance.between(0, state.projects.length - 1)];
		const expiresInMs = this.#chance.happens(0.15)
			? this.#chance.spread(3_600_000, 20 * 86_400_000)
			: undefined;
		const done = people.approve({
			userCode,
			projectId: project?.id ?? "",
			user: this.#chance.pick(userKeys),
			expiresAtMs: expiresInMs === undefined ? undefined : service.service.now() + expiresInMs,
		});
		this.#world.tell?.(
			done.kind === "done" ? `the person authorizes ${userCode}` : `${userCode} is refused: ${done.reason}`,
		);
		if (expiresInMs !== undefined) timeline.after(expiresInMs, () => this.#world.disturb());
		this.#world.disturb();
	}

	/** A screen that says "press to pair" is done that favour. */
	#pressIfIdle(): void {
		const state = this.#world.shown?.state;
		if (state === "unpaired" || state === "lost" || state === "unconfigured") this.#hold(120);
		this.#world.disturb();
	}

	#hold(ms: number): void {
		if (this.#world.isButtonDown) return;
		this.#world.disturb();
		this.#world.button(true);
		this.#world.timeline.after(ms, () => this.#up());
	}

	#up(): void {
		if (!this.#world.isButtonDown) return;
		this.#world.disturb();
		this.#world.button(false);
	}

	#toggle(): void {
		this.#world.disturb();
		this.#world.button(!this.#world.isButtonDown);
	}
}

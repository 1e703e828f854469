import type { ServiceProfile } from "../../modules/c2c/profile.js";
import { boot } from "../../modules/engine/boot.js";
import type { Engine } from "../../modules/engine/engine.js";
import type { Clock, Http, Log } from "../../modules/engine/ports.js";
import type { Words } from "../../modules/language/words.js";
import type { Panel } from "../../modules/screen/panels.js";
import { newFrame } from "../painter/frame.js";
import { ActivityList } from "./activity.js";
import { exchangeText } from "./exchange-text.js";
import { CabledHttp } from "./ports/cabled-http.js";
import { FolderStore } from "./ports/folder-store.js";
import { NodeRandom } from "./ports/node-random.js";
import { ObservedHttp } from "./ports/observed-http.js";
import { SharedDisplay } from "./ports/shared-display.js";
import { VirtualButton } from "./ports/virtual-button.js";
import { VirtualLink } from "./ports/virtual-link.js";
import type { Rendering } from "./rendering.js";
import { type Draw, Screen } from "./screen.js";

export type BoardSettings = Readonly<{
	profile: ServiceProfile;
	/** Folder that stands for flash; made when absent. */
	flash: string;
	/** `undefined`: the stored one, or a random one made at first boot. */
	clientId: string | undefined;
	/** `undefined`: the stored one; without any the board is unconfigured. */
	clientSecret: string | undefined;
	panel: Panel;
	language: Words;
}>;

/** What a board stands on, and what a test may replace. The board closes its network when it stops. */
export type BoardParts = Readonly<{
	network: Http & { close(): void };
	clock: Clock;
	log: Log;
	rendering: Rendering;
}>;

/** No computer on which this runs has a true clock that is earlier. */
const clockFloorMs = Date.UTC(2025, 0, 1);

/** The real core on the ports of this computer, with a button, a cable and a screen for others to use. */
export class VirtualBoard {
	readonly display = new SharedDisplay();
	readonly link = new VirtualLink();
	readonly button: VirtualButton;
	readonly screen: Screen;
	readonly activity: ActivityList;
	readonly profile: ServiceProfile;
	readonly #network: BoardParts["network"];
	readonly #store: FolderStore;
	readonly #engine: Engine;
	readonly #rendering: Rendering;
	readonly #watchers = new Set<() => void>();
	#language: Words;
	#isStarted = false;

	/** Throws a `StoreError` when the flash folder cannot be used. */
	constructor(settings: BoardSettings, parts: BoardParts) {
		const { network, clock, rendering } = parts;
		this.#network = network;
		this.profile = settings.profile;
		this.#rendering = rendering;
		this.#language = settings.language;
		this.activity = new ActivityList(() => clock.wall());
		const log = this.#alsoOnPage(parts.log);
		this.button = new VirtualButton(clock);
		this.screen = new Screen(this.display, clock, guarded(rendering.draw, log), settings.panel);
		this.#store = new FolderStore(settings.flash);
		const http = new ObservedHttp(new CabledHttp(network, this.link), (request, outcome) => {
			const { tone, text } = exchangeText(settings.profile, request, outcome);
			this.activity.add(tone, text);
			this.#changed();
		});
		const { display, link, button: input } = this;
		this.#engine = boot(
			{ http, store: this.#store, clock, link, input, display, random: new NodeRandom(), log },
			{
				profile: settings.profile,
				clientId: settings.clientId,
				clientSecret: settings.clientSecret,
				clockFloorMs,
				present: rendering.presentIn(settings.language),
			},
		);
		for (const source of [display, link, input]) source.watch(() => this.#changed());
	}

	get language(): Words {
		return this.#language;
	}

	set language(words: Words) {
		this.#language = words;
		this.#engine.setPresent(this.#rendering.presentIn(words));
		this.#changed();
	}

	start(): void {
		this.#isStarted = true;
		this.#engine.start();
	}

	/** Flash is whole at any moment, so a board can be stopped at any moment. */
	stop(): void {
		this.button.release();
		this.#engine.stop();
		this.#network.close();
		this.#store.close();
	}

	mount(panel: Panel): void {
		this.screen.mount(panel);
		this.#changed();
	}

	plug(isPlugged: boolean): void {
		if (isPlugged === this.link.isPlugged) return;
		this.activity.add("neutral", isPlugged ? "The network was connected" : "The network was disconnected");
		this.link.plug(isPlugged);
	}

	/** Calls back when the view, the activity, the button, the cable, panel or language has changed. The result ends it. */
	watch(callback: () => void): () => void {
		this.#watchers.add(callback);
		return () => this.#watchers.delete(callback);
	}

	/** What is wrong with flash or painting is of interest to whoever looks at the page, too. */
	#alsoOnPage(log: Log): Log {
		return {
			write: (level, text) => {
				log.write(level, text);
				const isNews = level === "error" || (level === "warning" && !this.#isStarted);
				if (isNews) this.activity.add(level === "error" ? "bad" : "attention", text);
			},
		};
	}

	#changed(): void {
		for (const watcher of this.#watchers) watcher();
	}
}

/** A picture that cannot be painted is dark and said in the log, once; the board itself goes on. */
function guarded(draw: Draw, log: Log): Draw {
	let said = "";
	return (view, panel, at) => {
		try {
			return draw(view, panel, at);
		} catch (error) {
			const text = `cannot paint "${view.state}" on ${panel.name}: ${error instanceof Error ? error.message : "unknown"}`;
			if (text !== said) log.write("error", text);
			said = text;
			return newFrame(panel.width, panel.height, 0);
		}
	};
}

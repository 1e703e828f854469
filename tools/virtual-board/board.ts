import type { ServiceProfile } from "../../modules/c2c/profile.js";
import { decodeIdentity } from "../../modules/credentials/codec.js";
import { saveLanguage } from "../../modules/credentials/language-choice.js";
import type { Identity } from "../../modules/credentials/records.js";
import { Vault } from "../../modules/credentials/vault.js";
import { type BootOptions, boot } from "../../modules/engine/boot.js";
import type { Engine, Present } from "../../modules/engine/engine.js";
import type { Clock, Http, Log, Ports } from "../../modules/engine/ports.js";
import { languageAfter, languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import type { Words } from "../../modules/language/words.js";
import { loadTestRoots } from "../../modules/provisioning/test-roots.js";
import type { Panel } from "../../modules/screen/panels.js";
import { type FrameBuffer, newFrame } from "../painter/frame.js";
import { ActivityList } from "./activity.js";
import type { BoardConsole } from "./board-console.js";
import { exchangeText } from "./exchange-text.js";
import { CabledHttp } from "./ports/cabled-http.js";
import { FolderStore } from "./ports/folder-store.js";
import { NodeRandom } from "./ports/node-random.js";
import { ObservedHttp } from "./ports/observed-http.js";
import { SharedDisplay } from "./ports/shared-display.js";
import { VirtualButton } from "./ports/virtual-button.js";
import { VirtualLink } from "./ports/virtual-link.js";
import { serveProvisioning } from "./provisioning.js";
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
	/** What its battery says at first, 0 … 100; `undefined`: it has none. */
	batteryPercent?: number | undefined;
	/** How flash takes part in these settings; without it they stay as they are. */
	stored?: StoredSettings | undefined;
}>;

/** What provisioning has written counts after the board has started again, and at its start unless something was asked for. */
export type StoredSettings = Readonly<{
	/** The profile of the service that flash names. */
	profileAt: (service: string) => ServiceProfile | undefined;
	isServiceAsked: boolean;
	isLanguageAsked: boolean;
}>;

/** What a board stands on, and what a test may replace. The board closes its network when it stops. */
export type BoardParts = Readonly<{
	network: Http & { close(): void; trust?(testRoots: readonly ArrayBuffer[]): void };
	clock: Clock;
	log: Log;
	rendering: Rendering;
	/** Where the board can be provisioned, and where its log goes, too. */
	console?: BoardConsole | undefined;
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
	readonly #network: BoardParts["network"];
	readonly #store: FolderStore;
	readonly #ports: Ports;
	readonly #rendering: Rendering;
	readonly #settings: BoardSettings;
	readonly #watchers = new Set<() => void>();
	readonly #endProvisioning: (() => void) | undefined;
	#engine: Engine;
	#profile: ServiceProfile;
	#language: Words;
	#batteryPercent: number | undefined;
	#isStarted = false;

	/** Throws a `StoreError` when the flash folder cannot be used. */
	constructor(settings: BoardSettings, parts: BoardParts) {
		const { network, clock, rendering } = parts;
		this.#network = network;
		this.#settings = settings;
		this.#batteryPercent = settings.batteryPercent;
		this.#rendering = rendering;
		this.activity = new ActivityList(() => clock.wall());
		const log = this.#alsoElsewhere(parts.log, parts.console);
		this.button = new VirtualButton(clock);
		this.screen = new Screen(this.display, clock, guarded(rendering.draw, log), settings.panel);
		this.#store = new FolderStore(settings.flash);
		const http = new ObservedHttp(new CabledHttp(network, this.link), (request, outcome) => {
			const { tone, text } = exchangeText(this.profile, request, outcome);
			this.activity.add(tone, text);
			this.#changed();
		});
		const { display, link, button: input } = this;
		this.#ports = {
			...{ http, store: this.#store, clock, link, input, display },
			...{ random: new NodeRandom(), log },
		};
		const { service, language } = this.#storedIdentity();
		const { isServiceAsked = true, isLanguageAsked = true } = settings.stored ?? {};
		this.#profile = (isServiceAsked ? undefined : this.#profileAt(service)) ?? settings.profile;
		this.#language =
			(isLanguageAsked ? undefined : languageNamed(language ?? "", languages)) ?? settings.language;
		network.trust?.(loadTestRoots(this.#store));
		this.#engine = this.#boot(settings);
		this.#endProvisioning = parts.console && this.#serve(parts.console);
		for (const source of [display, link, input]) source.watch(() => this.#changed());
	}

	get profile(): ServiceProfile {
		return this.#profile;
	}

	get language(): Words {
		return this.#language;
	}

	set language(words: Words) {
		this.#language = words;
		this.#engine.setPresent(this.#present());
		this.#changed();
	}

	/** What the battery says, 0 … 100; `undefined`: there is none. */
	set batteryPercent(percent: number | undefined) {
		this.#batteryPercent = percent;
		this.#engine.setPresent(this.#present());
		this.#changed();
	}

	/** Its monotonic clock, ms. */
	now(): number {
		return this.#ports.clock.now();
	}

	start(): void {
		this.#isStarted = true;
		this.#engine.start();
	}

	/** Begins anew from what flash holds, as a board does that was reset. */
	restart(): void {
		this.#engine.stop();
		const { service, language } = this.#storedIdentity();
		this.#profile = this.#profileAt(service) ?? this.#profile;
		this.#language = languageNamed(language ?? "", languages) ?? this.#language;
		this.#network.trust?.(loadTestRoots(this.#store));
		this.#engine = this.#boot({ clientId: undefined, clientSecret: undefined });
		this.activity.add("neutral", "The board started again");
		this.#engine.start();
		this.#changed();
	}

	/** What it shows now, in another language on another panel. */
	frameIn(words: Words, panel: Panel): FrameBuffer {
		const { clock } = this.#ports;
		const { state } = this.#engine;
		const wallMs = state.clockSet ? clock.wall() : undefined;
		return this.#rendering.drawIn(words, panel, {
			...{ state, at: clock.now(), wallMs },
			batteryPercent: this.#batteryPercent,
		});
	}

	/** Flash is whole at any moment, so a board can be stopped at any moment. */
	stop(): void {
		this.#endProvisioning?.();
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

	#boot({ clientId, clientSecret }: Pick<BootOptions, "clientId" | "clientSecret">): Engine {
		const present = this.#present();
		const nextLanguage = (): void => {
			this.language = languageAfter(this.#language, languages) ?? this.#language;
			saveLanguage(this.#ports, this.#language.tag);
		};
		const options = { profile: this.#profile, clientId, clientSecret, clockFloorMs, present, nextLanguage };
		return boot(this.#ports, options);
	}

	#present(): Present {
		return this.#rendering.presentIn(this.#language, () => this.#batteryPercent);
	}

	#storedIdentity(): Partial<Identity> {
		const { payload } = new Vault(this.#store).load("identity");
		return (payload && decodeIdentity(payload)) ?? {};
	}

	#profileAt(service: string | undefined): ServiceProfile | undefined {
		return service === undefined ? undefined : this.#settings.stored?.profileAt(service);
	}

	#serve(console: BoardConsole): () => void {
		const core = { stop: () => this.#engine.stop(), restart: () => this.restart() };
		return serveProvisioning(console, this.#ports, core);
	}

	/** What is wrong with flash or painting is of interest to whoever looks at the page, too; all of it to the console. */
	#alsoElsewhere(log: Log, console: BoardConsole | undefined): Log {
		return {
			write: (level, text) => {
				log.write(level, text);
				console?.write(Buffer.from(`${level} ${text}\n`));
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

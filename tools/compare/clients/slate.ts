import { makeProfile } from "../../../modules/c2c/profiles.js";
import type { Store } from "../../../modules/credentials/store.js";
import { boot } from "../../../modules/engine/boot.js";
import type { Http, Ports } from "../../../modules/engine/ports.js";
import { en } from "../../../modules/language/en.js";
import type { State } from "../../../modules/pairing/state.js";
import { present } from "../../../modules/screen/present.js";
import { NodeClock } from "../../virtual-board/ports/node-clock.js";
import { NodeHttp } from "../../virtual-board/ports/node-http.js";
import { type Client, clientId, clientSecret, type Ending, paths, scope, type Traffic } from "../client.js";

/** Slate's engine on the virtual board's network and clock, with flash that is forgotten. */
export const slate: Client = {
	name: "Slate",
	start: (origin, traffic) => {
		const made = makeProfile({ kind: "generic", baseUrl: origin, firmwareVersion: "1.0.0", scope, paths });
		if (made.kind === "refused") throw new Error(made.text);
		const http = new NodeHttp();
		const engine = boot(portsOn(counted(http, traffic)), {
			profile: made.profile,
			clientId,
			clientSecret,
			clockFloorMs: 0,
			present: (state) => present(state, en),
		});
		engine.start();
		return {
			ending: () => endingOf(engine.state),
			stop: () => {
				engine.stop();
				http.close();
			},
			isOver: () => true,
		};
	},
};

function endingOf({ phase }: State): Ending | undefined {
	switch (phase.kind) {
		case "pairing":
		case "unpairing":
			return undefined;
		case "held":
			return { kind: "tokens" };
		case "resting": {
			if (phase.farewell !== undefined) return undefined;
			return { kind: "stopped", text: phase.why.kind === "refused" ? phase.why.error : phase.why.kind };
		}
		case "unconfigured":
		case "lost":
			return { kind: "stopped", text: phase.kind };
	}
}

function counted(http: Http, traffic: Traffic): Http {
	return {
		send: (request, limits, settle) => {
			traffic.begin();
			return http.send(request, limits, (outcome) => {
				traffic.end();
				settle(outcome);
			});
		},
	};
}

function portsOn(http: Http): Ports {
	const values = new Map<string, Uint8Array>();
	const store: Store = {
		read: (key) => values.get(key),
		write: (key, value) => void values.set(key, value.slice()),
		remove: (key) => void values.delete(key),
	};
	return {
		http,
		store,
		clock: new NodeClock(),
		link: { watch: (callback) => callback({ kind: "up", bars: undefined }) },
		input: { watch: () => {} },
		display: { show: () => {} },
		random: { bytes: (count) => new Uint8Array(count).fill(7) },
		log: { write: () => {} },
	};
}

import { C2cService } from "../../c2c-service/logic/service.js";
import { Chance } from "../../simulate/world/chance.js";
import type { Script } from "./message.js";
import { type Responder, Stage, serviceResponder } from "./stage.js";

export const baseUrl = "https://c2c.example";
const modelSecret = "model-secret-8c41f0a7d2e9";

/** A board, the local service, and somebody who can approve. */
export class Scene {
	readonly stage: Stage;
	readonly service: C2cService;
	readonly usual: Responder;

	constructor() {
		const stage = new Stage((sent) => this.usual(sent));
		const chance = new Chance(1, "service");
		this.service = new C2cService({
			now: () => stage.wall,
			random: { bytes: (count) => chance.bytes(count) },
			settings: { origin: baseUrl },
			models: [{ clientSecret: modelSecret, name: "ACME-BOX", assetType: "video", minimumFirmware: "0.0.0" }],
		});
		this.stage = stage;
		this.usual = serviceResponder(this.service, baseUrl);
	}

	/** From the start to the first code on the screen. */
	*start(seed = 7): Script {
		yield* this.stage.boot(baseUrl, modelSecret, seed);
		yield* this.stage.until("a code is shown", () => this.stage.userCode !== undefined, 10_000);
	}

	/** Somebody approves the code that is shown, if the service knows it; the board does not know yet. */
	approveSilently(): void {
		const { userCode = "" } = this.stage;
		const [project] = this.service.state.projects;
		this.service.people.approve({ userCode, projectId: project?.id ?? "", user: "ada" });
	}

	/** Somebody approves the code that is shown; then the board gets to know it. */
	*approve(): Script {
		this.approveSilently();
		yield* this.stage.until("paired", () => this.stage.state === "paired", 60_000);
	}
}

/** Answers the next `count` polls with `slow_down`. */
function slowDowns(scene: Scene, count: number): void {
	const { stage } = scene;
	let left = count;
	stage.responder = (sent) => {
		if (left === 0 || !sent.url.endsWith("/token")) return scene.usual(sent);
		left -= 1;
		const body = new Uint8Array(Buffer.from('{"error":"slow_down"}'));
		return { kind: "answer", status: 400, headers: { "content-type": "application/json" }, body };
	};
}

/** Two `slow_down`s, a code that lapses unused, and the pairing with the code that replaces it. */
export function* pairing(scene: Scene): Script {
	const { stage } = scene;
	yield* stage.settle("before the start");
	yield* scene.start();
	yield* stage.settle("a code is shown");
	slowDowns(scene, 2);
	yield* stage.advance(40_000);
	const { userCode } = stage;
	yield* stage.until("a new code is shown", () => stage.userCode !== userCode, 120_000);
	yield* stage.advance(12_000);
	yield* scene.approve();
	yield* stage.measure("paired");
	yield* stage.settle("paired, collected");
}

/** Polls of one code that are all answered `authorization_pending`. */
export function* polling(scene: Scene, count: number): Script {
	const { stage } = scene;
	yield* scene.start();
	yield* stage.advance(1_000);
	yield* stage.settle("before the polls");
	const { requests } = stage;
	yield* stage.until("polled", () => stage.requests === requests + count, 120_000);
	yield* stage.untilQuiet();
	yield* stage.measure("after the polls");
}

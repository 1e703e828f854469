import { type RunningService, startService } from "../../tools/c2c-service/server.js";
import {
	codeRequest,
	deviceGrant,
	formRequest,
	json,
	secret,
	startMs,
	type Tokens,
	tokensOf,
} from "./bench.js";
import { Browser } from "./browser.js";

export type LinkedCode = Readonly<{ userCode: string; deviceCode: string; path: string }>;

/** A running service in virtual time, a device, and somebody with a browser. */
export class Pages {
	readonly running: RunningService;
	readonly #clock: { nowMs: number };
	browser: Browser;

	private constructor(running: RunningService, clock: { nowMs: number }) {
		this.running = running;
		this.#clock = clock;
		this.browser = new Browser(running.origin);
	}

	static async start(): Promise<Pages> {
		const clock = { nowMs: startMs };
		return new Pages(await startService({ now: () => clock.nowMs }), clock);
	}

	get projectId(): string {
		return this.running.service.state.projects[1]?.id ?? "";
	}

	connections() {
		return this.running.service.people.connections(this.projectId);
	}

	pass(ms: number): void {
		this.#clock.nowMs += ms;
	}

	askCode(clientId = "unit-1"): LinkedCode {
		const answer = json(this.running.service.handle(codeRequest(clientId)));
		const link = new URL(answer.text("verification_uri_complete"));
		return {
			userCode: answer.text("user_code"),
			deviceCode: answer.text("device_code"),
			path: `${link.pathname}${link.search}`,
		};
	}

	/** Waits one interval, then polls as `unit-1`. */
	collect(deviceCode: string): Tokens {
		this.pass(5_000);
		const fields = { client_id: "unit-1", client_secret: secret, grant_type: deviceGrant };
		const request = formRequest("/v2/auth/token", { ...fields, device_code: deviceCode });
		return tokensOf(this.running.service.handle(request));
	}

	/** Authorizes a new code by its link, and gives the connection's id. */
	async connect(clientId = "unit-1"): Promise<string> {
		const { userCode, path } = this.askCode(clientId);
		await this.browser.open(path);
		if (this.browser.path === "/sign-in") await this.browser.signIn();
		await this.browser.post("/pair", { code: userCode, project: this.projectId, decision: "authorize" });
		return this.connections().at(-1)?.id ?? "";
	}
}

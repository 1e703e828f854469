import assert from "node:assert/strict";
import { type RunningService, startService } from "../../tools/c2c-service/server.js";
import { codeRequest, deviceGrant, formRequest, json, secret, tokensOf } from "./bench.js";
import { Browser } from "./browser.js";
import { send } from "./client.js";

const hostile = `"><script>alert('x')</script>&amp;`;

describe("the pages for people", () => {
	let running: RunningService;
	let browser: Browser;
	let nowMs = Date.UTC(2030, 0, 15, 12);
	const project = () => running.service.state.projects[1]?.id ?? "";
	const connections = () => running.service.people.connections(project());

	beforeEach(async () => {
		nowMs = Date.UTC(2030, 0, 15, 12);
		running = await startService({ now: () => nowMs });
		browser = new Browser(running.origin);
	});

	afterEach(() => running.close());

	function askCode(clientId = "unit-1"): { userCode: string; deviceCode: string; path: string } {
		const answer = json(running.service.handle(codeRequest(clientId)));
		const link = new URL(answer.text("verification_uri_complete"));
		return {
			userCode: answer.text("user_code"),
			deviceCode: answer.text("device_code"),
			path: `${link.pathname}${link.search}`,
		};
	}

	function collect(deviceCode: string) {
		nowMs += 5_000;
		const fields = { client_id: "unit-1", client_secret: secret, device_code: deviceCode };
		return tokensOf(
			running.service.handle(formRequest("/v2/auth/token", { ...fields, grant_type: deviceGrant })),
		);
	}

	async function connect(clientId = "unit-1"): Promise<string> {
		const { userCode, path } = askCode(clientId);
		await browser.open(path);
		if (browser.path === "/sign-in") await browser.signIn();
		await browser.post("/pair", { code: userCode, project: project(), decision: "authorize" });
		return connections().at(-1)?.id ?? "";
	}

	describe("route A, the code typed in the project (contract 13)", () => {
		const step = (name: string) => `/projects/${project()}/connect/${name}`;

		it("leads from the project to the connection in five pages", async () => {
			const { userCode, deviceCode } = askCode();
			await browser.open("/");
			assert.match(await browser.signIn(), /id="project-/);
			assert.match(await browser.open(`/projects/${project()}`), /\+ New C2C Connection/);
			assert.match(await browser.open(`/projects/${project()}/connect`), /Device ready to connect/);
			assert.match(await browser.open(step("code")), /id="code"/);
			assert.match(await browser.post(step("code"), { code: userCode }), /SLATE-BOARD-unit-1/);
			assert.match(await browser.post(step("device"), { decision: "authorize" }), /id="finish"/);
			const card = await browser.post(browser.path.split("?")[0] ?? "", { expiry: "none" });
			assert.match(card, /class="connection-card"/);
			assert.equal(collect(deviceCode).access.length > 0, true);
		});

		it("takes an expiry date until the end of that day", async () => {
			await browser.open("/sign-in");
			await browser.signIn();
			const id = await connect();
			await browser.open(`/connections/${id}/expiry`);
			await browser.post(`/connections/${id}/expiry`, { expiry: "date", date: "2030-02-01" });
			assert.equal(connections()[0]?.expiresAtMs, Date.UTC(2030, 1, 2) - 1);
		});

		for (const date of ["2030-01-14", "2030-02-31", "tomorrow", ""]) {
			it(`refuses the expiry date "${date}"`, async () => {
				const id = await connect();
				await browser.open(`/connections/${id}/expiry`);
				const page = await browser.post(`/connections/${id}/expiry`, { expiry: "date", date });
				assert.match(page, /Choose a day that is not over yet/);
			});
		}

		it("denies", async () => {
			const { userCode } = askCode();
			await browser.open("/sign-in");
			await browser.signIn();
			await browser.open(step("code"));
			await browser.post(step("code"), { code: userCode });
			assert.match(await browser.post(step("device"), { decision: "deny" }), /was refused/);
			assert.equal(running.service.state.userCodes.get(userCode)?.state.kind, "denied");
		});

		it("says so when the code lapses before the decision", async () => {
			const { userCode } = askCode();
			await browser.open("/sign-in");
			await browser.signIn();
			await browser.open(step("code"));
			await browser.post(step("code"), { code: userCode });
			nowMs += 120_000;
			assert.match(await browser.post(step("device"), { decision: "authorize" }), /has lapsed/);
		});
	});

	describe("route B, the link with the code in it (contract 13)", () => {
		it("signs in first, and comes back to the code", async () => {
			const { path } = askCode();
			assert.match(await browser.open(path), /id="user-ada"/);
			assert.match(await browser.signIn(), /id="authorize"/);
		});

		it("shows device name and code to compare (RFC 8628 §3.3.1)", async () => {
			const { path, userCode } = askCode();
			await browser.open(path);
			const page = await browser.signIn();
			assert.ok(page.includes("SLATE-BOARD-unit-1"));
			assert.ok(page.includes(`${userCode.slice(0, 3)} ${userCode.slice(3)}`));
		});

		it("decides nothing by being opened", async () => {
			const { path, userCode } = askCode();
			await browser.open(path);
			await browser.signIn();
			assert.equal(running.service.people.findCode(userCode).kind, "done");
		});

		it("authorizes for the chosen project and the signed-in user", async () => {
			const { path, userCode, deviceCode } = askCode();
			await browser.open(path);
			await browser.signIn("sam");
			const page = await browser.post("/pair", {
				code: userCode,
				project: project(),
				decision: "authorize",
			});
			assert.match(page, /id="authorized"/);
			assert.ok(page.includes("Küstenwache"));
			collect(deviceCode);
			assert.equal(running.service.state.user(connections()[0]?.creatorId ?? "")?.key, "sam");
		});

		it("denies", async () => {
			const { path, userCode } = askCode();
			await browser.open(path);
			await browser.signIn();
			assert.match(await browser.post("/pair", { code: userCode, decision: "deny" }), /id="denied"/);
		});

		it("asks for a project when none is chosen", async () => {
			const { path, userCode } = askCode();
			await browser.open(path);
			await browser.signIn();
			const page = await browser.post("/pair", { code: userCode, decision: "authorize" });
			assert.match(page, /Choose a project/);
		});

		it("takes the digits by hand at the plain address", async () => {
			const { userCode } = askCode();
			await browser.open("/pair");
			assert.match(await browser.signIn(), /id="code"/);
			const spaced = `${userCode.slice(0, 3)}+${userCode.slice(3)}`;
			assert.match(await browser.open(`/pair?code=${spaced}`), /id="authorize"/);
		});
	});

	describe("codes that do not work", () => {
		beforeEach(async () => {
			await browser.open("/sign-in");
			await browser.signIn();
		});

		it("a wrong one is named as such", async () => {
			assert.match(await browser.open("/pair?code=xyz"), /No device shows this code/);
		});

		it("a lapsed one is named as such", async () => {
			const { path } = askCode();
			nowMs += 120_000;
			assert.match(await browser.open(path), /has lapsed/);
		});

		it("a used one is named as such", async () => {
			const { path } = askCode();
			await connect();
			const { userCode } = askCode();
			running.service.people.deny(userCode);
			assert.match(await browser.open(`/pair?code=${userCode}`), /was used already/);
			assert.match(await browser.open(path), /id="authorize"/);
		});

		it("after five wrong ones even the right one must wait (RFC 8628 §5.1)", async () => {
			const { path } = askCode();
			for (let count = 0; count < 5; count += 1) await browser.open("/pair?code=nothing");
			assert.match(await browser.open(path), /Too many wrong codes\. Try again in 60 seconds/);
			assert.equal(browser.page.status, 429);
		});

		it("a new session does not give new guesses", async () => {
			for (let count = 0; count < 5; count += 1) await browser.open("/pair?code=nothing");
			browser = new Browser(running.origin);
			await browser.signIn();
			assert.match(await browser.open("/pair?code=nothing"), /Too many wrong codes/);
		});

		it("after a minute the right one is taken again", async () => {
			for (let count = 0; count < 5; count += 1) await browser.open("/pair?code=nothing");
			nowMs += 60_000;
			assert.match(await browser.open(askCode().path), /id="authorize"/);
		});
	});

	describe("cards", () => {
		const act = async (name: string, value = "") => {
			const id = await connect();
			await browser.open(`/projects/${project()}`);
			return { id, page: await browser.post(`/connections/${id}/${name}`, { value }) };
		};

		it("rename", async () => {
			assert.ok((await act("rename", "A-Kamera")).page.includes("<bdi>A-Kamera</bdi>"));
		});

		it("pause, with a badge, and resume", async () => {
			const { id, page } = await act("pause");
			assert.match(page, /class="badge paused">Paused/);
			assert.match(await browser.post(`/connections/${id}/resume`, {}), /class="badge offline">Offline/);
		});

		it("change the time zone", async () => {
			await act("timezone", "Asia/Tokyo");
			assert.equal(connections()[0]?.timezone, "Asia/Tokyo");
		});

		it("forget", async () => {
			const { page } = await act("forget");
			assert.equal(page.includes("connection-card"), false);
			assert.match(page, /No device is connected/);
		});

		it("refuse an action that does not exist", async () => {
			await act("explode");
			assert.equal(connections().length, 1);
		});

		it("are online for five minutes after the last contact", async () => {
			const { path, userCode, deviceCode } = askCode();
			await browser.open(path);
			await browser.signIn();
			await browser.post("/pair", { code: userCode, project: project(), decision: "authorize" });
			const { access } = collect(deviceCode);
			await send(`${running.origin}/v2/devices/me`, { headers: { authorization: `Bearer ${access}` } });
			assert.match(await browser.open(`/projects/${project()}`), /class="badge online">Online/);
			nowMs += 300_000;
			assert.match(await browser.open(`/projects/${project()}`), /class="badge offline">Offline/);
		});

		it("pause and forget in bulk", async () => {
			const ids = [await connect("unit-1"), await connect("unit-2"), await connect("unit-3")];
			await browser.open(`/projects/${project()}`);
			const path = `/projects/${project()}/selected`;
			const token = /name="token" value="([^"]+)"/.exec(browser.page.text)?.[1] ?? "";
			const body = (action: string) =>
				`token=${token}&action=${action}&connection=${ids[0]}&connection=${ids[2]}`;
			await browser.postBody(path, body("pause"));
			assert.deepEqual(
				connections().map((pairing) => pairing.paused),
				[true, false, true],
			);
			await browser.postBody(path, body("forget"));
			assert.deepEqual(
				connections().map((pairing) => pairing.id),
				[ids[1]],
			);
		});
	});

	describe("what keeps others out", () => {
		it("a hostile device name is shown as text on every page", async () => {
			const { path, userCode } = askCode(hostile);
			await browser.open(path);
			const pages = [
				await browser.signIn(),
				await browser.post("/pair", { code: userCode, project: project(), decision: "authorize" }),
				await browser.open(`/projects/${project()}`),
				await browser.open("/record"),
			];
			for (const page of pages) {
				assert.equal(page.includes("<script"), false);
				assert.ok(page.includes("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;"));
			}
		});

		it("a form without the session's token is refused", async () => {
			const { path, userCode } = askCode();
			await browser.open(path);
			await browser.signIn();
			const fields = { code: userCode, project: project(), decision: "authorize", token: "guess" };
			await browser.postRaw("/pair", fields);
			assert.equal(browser.page.status, 403);
			assert.equal(running.service.people.findCode(userCode).kind, "done");
		});

		it("nobody acts without signing in", async () => {
			const { userCode } = askCode();
			await browser.open("/sign-in");
			await browser.post("/pair", { code: userCode, project: project(), decision: "authorize" });
			assert.equal(browser.path, "/sign-in");
			assert.equal(running.service.people.findCode(userCode).kind, "done");
		});

		it("signing in changes the session", async () => {
			await browser.open("/sign-in");
			const before = String(browser.page.headers["set-cookie"]);
			const token = /name="token" value="([^"]+)"/.exec(browser.page.text)?.[1] ?? "";
			const { headers } = await send(`${running.origin}/sign-in`, {
				headers: {
					cookie: before.split(";")[0] ?? "",
					"content-type": "application/x-www-form-urlencoded",
				},
				body: `user=ada&token=${token}`,
			});
			assert.notEqual(String(headers["set-cookie"]), before);
		});

		it("signing out ends the session", async () => {
			await browser.open("/sign-in");
			await browser.signIn();
			await browser.post("/sign-out", {});
			await browser.open("/");
			assert.equal(browser.path, "/sign-in");
		});

		it("pages allow no scripts and no frames", async () => {
			await browser.open("/sign-in");
			const policy = String(browser.page.headers["content-security-policy"]);
			assert.match(policy, /default-src 'none'/);
			assert.match(policy, /frame-ancestors 'none'/);
		});

		it("a path that cannot be decoded is refused", async () => {
			await browser.open("/projects/%zz");
			assert.equal(browser.page.status, 400);
		});
	});
});

import assert from "node:assert/strict";
import { Browser } from "./browser.js";
import { Pages } from "./pages.js";

describe("connecting a device on the web", () => {
	let site: Pages;

	beforeEach(async () => {
		site = await Pages.start();
	});

	afterEach(() => site.running.close());

	describe("route A, the code typed in the project (contract 13)", () => {
		const step = (name: string) => `/projects/${site.projectId}/connect/${name}`;

		it("leads from the project to the connection in five pages", async () => {
			const { userCode, deviceCode } = site.askCode();
			await site.browser.open("/");
			assert.match(await site.browser.signIn(), /id="project-/);
			assert.match(await site.browser.open(`/projects/${site.projectId}`), /\+ New C2C Connection/);
			assert.match(await site.browser.open(`/projects/${site.projectId}/connect`), /Device ready to connect/);
			assert.match(await site.browser.open(step("code")), /id="code"/);
			assert.match(await site.browser.post(step("code"), { code: userCode }), /SLATE-BOARD-unit-1/);
			assert.match(await site.browser.post(step("device"), { decision: "authorize" }), /id="finish"/);
			const card = await site.browser.post(site.browser.path.split("?")[0] ?? "", { expiry: "none" });
			assert.match(card, /class="connection-card"/);
			assert.equal(site.collect(deviceCode).access.length > 0, true);
		});

		it("takes an expiry date until the end of that day", async () => {
			await site.browser.open("/sign-in");
			await site.browser.signIn();
			const id = await site.connect();
			await site.browser.open(`/connections/${id}/expiry`);
			await site.browser.post(`/connections/${id}/expiry`, { expiry: "date", date: "2030-02-01" });
			assert.equal(site.connections()[0]?.expiresAtMs, Date.UTC(2030, 1, 2) - 1);
		});

		for (const date of ["2030-01-14", "2030-02-31", "tomorrow", ""]) {
			it(`refuses the expiry date "${date}"`, async () => {
				const id = await site.connect();
				await site.browser.open(`/connections/${id}/expiry`);
				const page = await site.browser.post(`/connections/${id}/expiry`, { expiry: "date", date });
				assert.match(page, /Choose a day that is not over yet/);
			});
		}

		it("denies", async () => {
			const { userCode } = site.askCode();
			await site.browser.open("/sign-in");
			await site.browser.signIn();
			await site.browser.open(step("code"));
			await site.browser.post(step("code"), { code: userCode });
			assert.match(await site.browser.post(step("device"), { decision: "deny" }), /was refused/);
			assert.equal(site.running.service.state.userCodes.get(userCode)?.state.kind, "denied");
		});

		it("says so when the code lapses before the decision", async () => {
			const { userCode } = site.askCode();
			await site.browser.open("/sign-in");
			await site.browser.signIn();
			await site.browser.open(step("code"));
			await site.browser.post(step("code"), { code: userCode });
			site.pass(120_000);
			assert.match(await site.browser.post(step("device"), { decision: "authorize" }), /has lapsed/);
		});
	});

	describe("route B, the link with the code in it (contract 13)", () => {
		it("signs in first, and comes back to the code", async () => {
			const { path } = site.askCode();
			assert.match(await site.browser.open(path), /id="user-ada"/);
			assert.match(await site.browser.signIn(), /id="authorize"/);
		});

		it("shows device name and code to compare (RFC 8628 §3.3.1)", async () => {
			const { path, userCode } = site.askCode();
			await site.browser.open(path);
			const page = await site.browser.signIn();
			assert.ok(page.includes("SLATE-BOARD-unit-1"));
			assert.ok(page.includes(`${userCode.slice(0, 3)} ${userCode.slice(3)}`));
		});

		it("decides nothing by being opened", async () => {
			const { path, userCode } = site.askCode();
			await site.browser.open(path);
			await site.browser.signIn();
			assert.equal(site.running.service.people.findCode(userCode).kind, "done");
		});

		it("authorizes for the chosen project and the signed-in user", async () => {
			const { path, userCode, deviceCode } = site.askCode();
			await site.browser.open(path);
			await site.browser.signIn("sam");
			const page = await site.browser.post("/pair", {
				code: userCode,
				project: site.projectId,
				decision: "authorize",
			});
			assert.match(page, /id="authorized"/);
			assert.ok(page.includes("Küstenwache"));
			site.collect(deviceCode);
			assert.equal(site.running.service.state.user(site.connections()[0]?.creatorId ?? "")?.key, "sam");
		});

		it("denies", async () => {
			const { path, userCode } = site.askCode();
			await site.browser.open(path);
			await site.browser.signIn();
			assert.match(await site.browser.post("/pair", { code: userCode, decision: "deny" }), /id="denied"/);
		});

		it("asks for a project when none is chosen", async () => {
			const { path, userCode } = site.askCode();
			await site.browser.open(path);
			await site.browser.signIn();
			const page = await site.browser.post("/pair", { code: userCode, decision: "authorize" });
			assert.match(page, /Choose a project/);
		});

		it("takes the digits by hand at the plain address", async () => {
			const { userCode } = site.askCode();
			await site.browser.open("/pair");
			assert.match(await site.browser.signIn(), /id="code"/);
			const spaced = `${userCode.slice(0, 3)}+${userCode.slice(3)}`;
			assert.match(await site.browser.open(`/pair?code=${spaced}`), /id="authorize"/);
		});
	});

	describe("codes that do not work", () => {
		beforeEach(async () => {
			await site.browser.open("/sign-in");
			await site.browser.signIn();
		});

		it("a wrong one is named as such", async () => {
			assert.match(await site.browser.open("/pair?code=xyz"), /No device shows this code/);
		});

		it("a lapsed one is named as such", async () => {
			const { path } = site.askCode();
			site.pass(120_000);
			assert.match(await site.browser.open(path), /has lapsed/);
		});

		it("a used one is named as such", async () => {
			const { path } = site.askCode();
			await site.connect();
			const { userCode } = site.askCode();
			site.running.service.people.deny(userCode);
			assert.match(await site.browser.open(`/pair?code=${userCode}`), /was used already/);
			assert.match(await site.browser.open(path), /id="authorize"/);
		});

		it("after five wrong ones even the right one must wait (RFC 8628 §5.1)", async () => {
			const { path } = site.askCode();
			for (let count = 0; count < 5; count += 1) await site.browser.open("/pair?code=nothing");
			assert.match(await site.browser.open(path), /Too many wrong codes\. Try again in 60 seconds/);
			assert.equal(site.browser.page.status, 429);
		});

		it("a new session does not give new guesses", async () => {
			for (let count = 0; count < 5; count += 1) await site.browser.open("/pair?code=nothing");
			site.browser = new Browser(site.running.origin);
			await site.browser.signIn();
			assert.match(await site.browser.open("/pair?code=nothing"), /Too many wrong codes/);
		});

		it("after a minute the right one is taken again", async () => {
			for (let count = 0; count < 5; count += 1) await site.browser.open("/pair?code=nothing");
			site.pass(60_000);
			assert.match(await site.browser.open(site.askCode().path), /id="authorize"/);
		});
	});
});

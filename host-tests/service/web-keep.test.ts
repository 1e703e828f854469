import assert from "node:assert/strict";
import { send } from "./client.js";
import { Pages } from "./pages.js";

const hostile = `"><script>alert('x')</script>&amp;`;

describe("living with connections on the web", () => {
	let site: Pages;

	beforeEach(async () => {
		site = await Pages.start();
	});

	afterEach(() => site.running.close());

	describe("cards", () => {
		const act = async (name: string, value = "") => {
			const id = await site.connect();
			await site.browser.open(`/projects/${site.projectId}`);
			return { id, page: await site.browser.post(`/connections/${id}/${name}`, { value }) };
		};

		it("rename", async () => {
			assert.ok((await act("rename", "A-Kamera")).page.includes("<bdi>A-Kamera</bdi>"));
		});

		it("pause, with a badge, and resume", async () => {
			const { id, page } = await act("pause");
			assert.match(page, /class="badge paused">Paused/);
			assert.match(await site.browser.post(`/connections/${id}/resume`, {}), /class="badge offline">Offline/);
		});

		it("change the time zone", async () => {
			await act("timezone", "Asia/Tokyo");
			assert.equal(site.connections()[0]?.timezone, "Asia/Tokyo");
		});

		it("forget", async () => {
			const { page } = await act("forget");
			assert.equal(page.includes("connection-card"), false);
			assert.match(page, /No device is connected/);
		});

		it("refuse an action that does not exist", async () => {
			await act("explode");
			assert.equal(site.connections().length, 1);
		});

		it("are online for five minutes after the last contact", async () => {
			const { path, userCode, deviceCode } = site.askCode();
			await site.browser.open(path);
			await site.browser.signIn();
			await site.browser.post("/pair", { code: userCode, project: site.projectId, decision: "authorize" });
			const { access } = site.collect(deviceCode);
			await send(`${site.running.origin}/v2/devices/me`, { headers: { authorization: `Bearer ${access}` } });
			assert.match(await site.browser.open(`/projects/${site.projectId}`), /class="badge online">Online/);
			site.pass(300_000);
			assert.match(await site.browser.open(`/projects/${site.projectId}`), /class="badge offline">Offline/);
		});

		it("pause and forget in bulk", async () => {
			const ids = [await site.connect("unit-1"), await site.connect("unit-2"), await site.connect("unit-3")];
			await site.browser.open(`/projects/${site.projectId}`);
			const path = `/projects/${site.projectId}/selected`;
			const token = /name="token" value="([^"]+)"/.exec(site.browser.page.text)?.[1] ?? "";
			const body = (action: string) =>
				`token=${token}&action=${action}&connection=${ids[0]}&connection=${ids[2]}`;
			await site.browser.postBody(path, body("pause"));
			assert.deepEqual(
				site.connections().map((pairing) => pairing.paused),
				[true, false, true],
			);
			await site.browser.postBody(path, body("forget"));
			assert.deepEqual(
				site.connections().map((pairing) => pairing.id),
				[ids[1]],
			);
		});
	});

	describe("what keeps others out", () => {
		it("a hostile device name is shown as text on every page", async () => {
			const { path, userCode } = site.askCode(hostile);
			await site.browser.open(path);
			const pages = [
				await site.browser.signIn(),
				await site.browser.post("/pair", { code: userCode, project: site.projectId, decision: "authorize" }),
				await site.browser.open(`/projects/${site.projectId}`),
				await site.browser.open("/record"),
			];
			for (const page of pages) {
				assert.equal(page.includes("<script"), false);
				assert.ok(page.includes("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;"));
			}
		});

		it("a form without the session's token is refused", async () => {
			const { path, userCode } = site.askCode();
			await site.browser.open(path);
			await site.browser.signIn();
			const fields = { code: userCode, project: site.projectId, decision: "authorize", token: "guess" };
			await site.browser.postRaw("/pair", fields);
			assert.equal(site.browser.page.status, 403);
			assert.equal(site.running.service.people.findCode(userCode).kind, "done");
		});

		it("nobody acts without signing in", async () => {
			const { userCode } = site.askCode();
			await site.browser.open("/sign-in");
			await site.browser.post("/pair", { code: userCode, project: site.projectId, decision: "authorize" });
			assert.equal(site.browser.path, "/sign-in");
			assert.equal(site.running.service.people.findCode(userCode).kind, "done");
		});

		it("signing in changes the session", async () => {
			await site.browser.open("/sign-in");
			const before = String(site.browser.page.headers["set-cookie"]);
			const token = /name="token" value="([^"]+)"/.exec(site.browser.page.text)?.[1] ?? "";
			const { headers } = await send(`${site.running.origin}/sign-in`, {
				headers: {
					cookie: before.split(";")[0] ?? "",
					"content-type": "application/x-www-form-urlencoded",
				},
				body: `user=ada&token=${token}`,
			});
			assert.notEqual(String(headers["set-cookie"]), before);
		});

		it("signing out ends the session", async () => {
			await site.browser.open("/sign-in");
			await site.browser.signIn();
			await site.browser.post("/sign-out", {});
			await site.browser.open("/");
			assert.equal(site.browser.path, "/sign-in");
		});

		it("pages allow no scripts and no frames", async () => {
			await site.browser.open("/sign-in");
			const policy = String(site.browser.page.headers["content-security-policy"]);
			assert.match(policy, /default-src 'none'/);
			assert.match(policy, /frame-ancestors 'none'/);
		});

		it("a path that cannot be decoded is refused", async () => {
			await site.browser.open("/projects/%zz");
			assert.equal(site.browser.page.status, 400);
		});
	});
});

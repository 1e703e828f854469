import assert from "node:assert/strict";
import http from "node:http";
import { panels } from "../../modules/screen/panels.js";
import { EnvironmentError } from "../../tools/shared/options.js";
import { PageServer } from "../../tools/virtual-board/page-server.js";
import { type BoardRig, makeBoard } from "./board-rig.js";

type Reply = Readonly<{ status: number; headers: http.IncomingHttpHeaders; body: string }>;

describe("PageServer", () => {
	let rig: BoardRig;
	let page: PageServer;
	beforeEach(async () => {
		// Nothing listens at port 1, and without a secret the board asks for nothing anyway.
		rig = makeBoard({ service: "http://127.0.0.1:1", clientSecret: undefined });
		page = await PageServer.start(rig.board, { host: "127.0.0.1", port: 0, isFirm: true });
		rig.board.start();
	});
	afterEach(async () => {
		await page.close();
		rig.dispose();
	});

	function call(method: string, where: string, headers: http.OutgoingHttpHeaders, body = ""): Promise<Reply> {
		return new Promise((resolve, reject) => {
			const request = http.request(`${page.url}${where}`, { method, headers }, (response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("end", () => {
					const { statusCode = 0, headers: given } = response;
					resolve({ status: statusCode, headers: given, body: Buffer.concat(chunks).toString() });
				});
			});
			request.on("error", reject);
			request.end(body);
		});
	}

	const own = (): http.OutgoingHttpHeaders => ({ origin: page.url, "content-type": "application/json" });
	const tell = async (where: string, content: object): Promise<number> =>
		(await call("POST", where, own(), JSON.stringify(content))).status;

	/** The first message of that name whose data fulfils the condition. */
	function message(name: string, condition: (data: string) => boolean): Promise<string> {
		return new Promise((resolve, reject) => {
			const request = http.get(`${page.url}/events`, (response) => {
				let text = "";
				response.on("data", (chunk: Buffer) => {
					text += chunk.toString();
					const blocks = text.split("\n\n");
					text = blocks.pop() ?? "";
					const wanted = `event: ${name}\ndata: `;
					const found = blocks
						.filter((block) => block.startsWith(wanted))
						.map((block) => block.slice(wanted.length))
						.find(condition);
					if (found === undefined) return;
					request.destroy();
					resolve(found);
				});
				response.on("error", () => {});
			});
			request.on("error", reject);
		});
	}

	for (const [where, type] of [
		["/", "text/html"],
		["/page.css", "text/css"],
		["/icon.svg", "image/svg+xml"],
		["/main.js", "text/javascript"],
		["/every-screen.js", "text/javascript"],
	] as const) {
		it(`serves ${where}`, async () => {
			const reply = await call("GET", where, {});
			assert.equal(reply.status, 200);
			assert.match(String(reply.headers["content-type"]), new RegExp(`^${type.replace("+", "\\+")}`));
		});
	}

	it("serves every module that its scripts import", async () => {
		const seen = new Set<string>();
		const waiting = ["/main.js", "/every-screen.js"];
		for (let where = waiting.pop(); where !== undefined; where = waiting.pop()) {
			if (seen.has(where)) continue;
			seen.add(where);
			const { status, body } = await call("GET", where, {});
			assert.equal(status, 200, where);
			for (const found of body.matchAll(/from "\.(\/[^"]+)"/g)) waiting.push(found[1] ?? "");
		}
		assert.ok(seen.size > 3);
	});

	it("allows the page nothing but its own scripts, styles, pictures and calls", async () => {
		const { headers } = await call("GET", "/", {});
		const policy = String(headers["content-security-policy"]);
		assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/);
		assert.doesNotMatch(policy, /unsafe|https?:|\*/);
	});

	it("names no resource of another host in the page", async () => {
		const { body } = await call("GET", "/", {});
		assert.doesNotMatch(body, /(src|href)="(https?:)?\/\//);
	});

	for (const where of ["/../package.json", "/main.ts", "/constructor", "/page/main.js"]) {
		it(`has nothing at ${where}`, async () => assert.equal((await call("GET", where, {})).status, 404));
	}

	it("refuses another host name", async () => {
		assert.equal((await call("GET", "/events", { host: "evil.example" })).status, 403);
	});

	it("refuses a press from another site, and the button stays up", async () => {
		const headers = { ...own(), origin: "https://evil.example" };
		assert.equal((await call("POST", "/button", headers, `{"down":true}`)).status, 403);
		assert.equal(rig.board.button.isDown, false);
	});

	it("presses and releases the button", async () => {
		assert.equal(await tell("/button", { down: true }), 204);
		assert.equal(rig.board.button.isDown, true);
		assert.equal(await tell("/button", { down: false }), 204);
		assert.equal(rig.board.button.isDown, false);
	});

	it("has the button held for as long as a line of standard input would", async () => {
		assert.equal(await tell("/press", { name: "hold" }), 204);
		assert.equal(rig.board.button.isDown, true);
	});

	it("pulls the cable and plugs it in", async () => {
		assert.equal(await tell("/cable", { plugged: false }), 204);
		assert.equal(rig.board.link.isPlugged, false);
		assert.equal(await tell("/cable", { plugged: true }), 204);
		assert.equal(rig.board.link.isPlugged, true);
	});

	for (const panel of panels) {
		it(`shows the board on a panel of ${panel.name}`, async () => {
			assert.equal(await tell("/panel", { name: panel.name }), 204);
			const frame = JSON.parse(await message("frame", () => true));
			assert.deepEqual([frame.width, frame.height, frame.top], [panel.width, panel.height, 0]);
			assert.equal(Buffer.from(frame.rows, "base64").length, panel.width * panel.height * 2);
		});
	}

	it("speaks another language from then on", async () => {
		const english = (await rig.view(() => true)).title;
		assert.equal(await tell("/language", { name: "de" }), 204);
		const german = JSON.parse(await message("board", () => true));
		assert.equal(german.language, "de");
		assert.notEqual(german.view.title, english);
	});

	const wrong: readonly (readonly [string, string])[] = [
		["/button", `{"down":"yes"}`],
		["/button", "down"],
		["/button", "[]"],
		["/press", `{"name":"quit"}`],
		["/cable", "{}"],
		["/panel", `{"name":"1x1"}`],
		["/language", `{"name":"xx"}`],
	];
	for (const [where, body] of wrong) {
		it(`refuses ${body} for ${where}`, async () => {
			assert.equal((await call("POST", where, own(), body)).status, 400);
		});
	}

	it("refuses a content that is too long", async () => {
		const { status } = await call("POST", "/button", own(), `{"down":true,"x":"${"x".repeat(2000)}"}`);
		assert.equal(status, 413);
	});

	it("tells the page what the board shows, and no secret", async () => {
		const text = await message("board", () => true);
		const { view, panels: offered, isPlugged } = JSON.parse(text);
		assert.equal(view.state, "unconfigured");
		assert.equal(offered.length, panels.length);
		assert.equal(isPlugged, true);
	});

	it("says plainly that a port is in use", async () => {
		const port = Number(new URL(page.url).port);
		await assert.rejects(
			PageServer.start(rig.board, { host: "127.0.0.1", port, isFirm: true }),
			(error) =>
				error instanceof EnvironmentError && /^Port \d+ on 127\.0\.0\.1 is in use/.test(error.message),
		);
	});

	it("takes any free port when the usual one is in use", async () => {
		const port = Number(new URL(page.url).port);
		const other = await PageServer.start(rig.board, { host: "127.0.0.1", port, isFirm: false });
		assert.notEqual(other.url, page.url);
		await other.close();
	});

	it("says plainly that a host is not this computer's", async () => {
		await assert.rejects(
			PageServer.start(rig.board, { host: "192.0.2.1", port: 0, isFirm: true }),
			(error) => error instanceof EnvironmentError && /not an address of this computer/.test(error.message),
		);
	});
});

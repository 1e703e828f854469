import assert from "node:assert/strict";
import type { Http } from "../../modules/engine/ports.js";
import type { View } from "../../modules/screen/view.js";
import type { BoardParts } from "../../tools/virtual-board/board.js";
import { NodeClock } from "../../tools/virtual-board/ports/node-clock.js";
import { NodeHttp } from "../../tools/virtual-board/ports/node-http.js";
import { type BoardRig, makeBoard } from "./board-rig.js";
import { secureUrlOf, urlOf } from "./contracts/http-bench.js";
import { answerText, type RawServer, requestServer } from "./contracts/raw-server.js";
import { makeTestCertificates } from "./contracts/test-certificates.js";

/** A network with less patience, so that a test need not have more. */
function hurried(http: NodeHttp, deadlineMs: number): BoardParts["network"] {
	const send: Http["send"] = (request, limits, settle) =>
		http.send(request, { ...limits, deadlineMs }, settle);
	return { send, close: () => http.close() };
}

describe("A virtual board", () => {
	let rig: BoardRig | undefined;
	let server: RawServer | undefined;
	afterEach(async () => {
		rig?.dispose();
		await server?.close();
		rig = undefined;
		server = undefined;
	});

	async function firstTrouble(...args: Parameters<typeof requestServer>): Promise<View> {
		server = await requestServer(...args);
		const network = hurried(new NodeHttp(), 300);
		rig = makeBoard({ service: urlOf(server, ""), network });
		rig.board.start();
		return rig.view(({ state }) => state === "offline");
	}

	it("says that a sign-in page answers when HTML comes instead of a code", async () => {
		const html = answerText("<!doctype html><title>Hotel</title>", "200 OK", ["Content-Type: text/html"]);
		assert.match((await firstTrouble(() => html)).title, /sign-?in/i);
	});

	it("says that a sign-in page answers when the answer leads to another host, and goes there never", async () => {
		const view = await firstTrouble(({ head }) => {
			assert.doesNotMatch(head, /portal/);
			return answerText("", "302 Found", ["Location: http://portal.invalid/login"]);
		});
		assert.match(view.title, /sign-?in/i);
	});

	it("does not take an answer of 10 MB, and says that it makes no sense", async () => {
		const view = await firstTrouble((_request, socket) => {
			socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
			socket.write(Buffer.alloc(10_000_000, " "));
			return undefined;
		});
		assert.equal(view.state, "offline");
		assert.notEqual(view.lines.length, 0);
	});

	it("says that there is no answer when a service accepts and stays silent", async () => {
		const view = await firstTrouble(() => undefined);
		assert.match(view.title, /not answer|no answer/i);
	});

	it("says so when nothing listens at the service's address", async () => {
		const closed = await requestServer(() => undefined);
		await closed.close();
		rig = makeBoard({ service: urlOf(closed, "") });
		rig.board.start();
		const view = await rig.view(({ state }) => state === "offline");
		assert.equal(view.tone, "bad");
		assert.notEqual(view.lines.length, 0);
	});

	it("says that the clock is not set in 1970, and asks a service with certificates for nothing", async () => {
		const { root, good } = await makeTestCertificates();
		let requests = 0;
		server = await requestServer(() => {
			requests++;
			return answerText("{}");
		}, good);
		const clock = new NodeClock();
		clock.wall = () => clock.now();
		const network = new NodeHttp({ extraRoots: root });
		rig = makeBoard({ service: secureUrlOf(server).replace(/\/$/, ""), clock, network });
		rig.board.start();
		assert.match((await rig.view(({ state }) => state === "offline")).title, /clock/i);
		assert.equal(requests, 0);
	});

	it("says that it is not set up when it has no client secret", async () => {
		rig = makeBoard({ service: "http://127.0.0.1:1", clientSecret: undefined });
		rig.board.start();
		assert.equal((await rig.view(() => true)).state, "unconfigured");
	});
});

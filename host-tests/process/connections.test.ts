import assert from "node:assert/strict";
import { startService } from "../../tools/c2c-service/server.js";
import { BoardProcess } from "./board-process.js";
import { CountingRelay } from "./counting-relay.js";
import { approve } from "./person.js";
import { withFolder } from "./temporary-folder.js";

describe("the happy path on the wire", () => {
	it("is three requests on one connection", async () => {
		const service = await startService();
		const relay = await CountingRelay.start(Number(new URL(service.origin).port));
		try {
			await withFolder((flash) =>
				BoardProcess.headless(relay.origin, flash, async (board) => {
					const { userCode } = await board.untilState("waiting");
					approve(service, userCode);
					await board.untilState("paired");
				}),
			);
			assert.deepEqual(relay.requestLines, [
				"POST /v2/auth/device/code HTTP/1.1",
				"POST /v2/auth/token HTTP/1.1",
				"GET /v2/devices/me HTTP/1.1",
			]);
			assert.equal(relay.connections, 1);
		} finally {
			await relay.close();
			await service.close();
		}
	});
});

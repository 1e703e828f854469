import assert from "node:assert/strict";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { startService } from "../../tools/c2c-service/server.js";
import { BoardProcess } from "./board-process.js";
import { approve } from "./person.js";
import { withFolder } from "./temporary-folder.js";

describe("what a board prints", () => {
	it("holds no secret, no device code and no token, from its start until it is paired", async () => {
		const running = await startService({ lifetimes: { intervalMs: 1_000 } });
		const { state } = running.service;
		try {
			await withFolder((flash) =>
				BoardProcess.headless(running.origin, flash, async (board) => {
					const { userCode } = await board.untilState("waiting");
					const deviceCodes = [...state.codes.values()].map((code) => code.deviceCode);
					approve(running, userCode);
					await board.untilState("paired");
					const tokens = [...state.tokens.keys()];
					assert.deepEqual([deviceCodes.length, tokens.length], [1, 2]);
					const printed = board.output + board.complaints;
					for (const secret of [localClientSecret, ...deviceCodes, ...tokens]) {
						assert.ok(!printed.includes(secret), "a secret was printed");
					}
				}),
			);
		} finally {
			await running.close();
		}
	});
});

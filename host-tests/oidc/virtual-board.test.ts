import assert from "node:assert/strict";
import { BoardProcess } from "../process/board-process.js";
import { withFolder } from "../process/temporary-folder.js";
import { Person } from "./person.js";
import { clientId, clientSecret, quietly, startProvider } from "./provider.js";

describe("the virtual board at a server nobody here wrote", () => {
	quietly();

	it("pairs with the profile generic, and is still paired after a restart", async () => {
		const provider = await startProvider();
		const options = ["--profile", "generic", "--client-id", clientId];
		const environment = { SLATE_CLIENT_SECRET: clientSecret };
		try {
			await withFolder(async (flash) => {
				const pair = async (board: BoardProcess): Promise<void> => {
					const { qr } = await board.untilState("waiting");
					assert.ok(qr !== undefined);
					await new Person().approve(qr);
					await board.untilState("paired");
				};
				await BoardProcess.headless(provider.origin, flash, pair, options, environment);
				const goOn = async (board: BoardProcess): Promise<void> => {
					await board.untilState("paired");
					assert.ok(board.shown.every(({ userCode }) => userCode === undefined));
				};
				await BoardProcess.headless(provider.origin, flash, goOn, options, environment);
			});
		} finally {
			await provider.close();
		}
	});
});

import assert from "node:assert/strict";
import { Program } from "./program.js";
import { withFolder } from "./temporary-folder.js";

/** The digits of a code, grouped, as the terminal shows them on a line of their own. */
const digits = /^\s*(\d{3} \d{3})\s*$/m;

describe("npm start", () => {
	it("shows the first code within 3 s", async () => {
		await withFolder(async (data) => {
			const startedAt = performance.now();
			const program = new Program("start/main.js", [], { SLATE_DATA: data });
			try {
				await program.printed(digits);
				const tookMs = performance.now() - startedAt;
				assert.ok(tookMs < 3_000, `${Math.round(tookMs)} ms`);
			} finally {
				await program.quit();
			}
		});
	});

	it("prints the page of the board, the service and the link of the code", async () => {
		await withFolder(async (data) => {
			const program = new Program("start/main.js", [], { SLATE_DATA: data });
			try {
				await program.printed(/^The board +(http:\/\/127\.0\.0\.1:\d+)$/m);
				const service = await program.printed(/^The service +(\S+)$/m);
				const code = (await program.printed(digits)).replace(" ", "");
				assert.equal(await program.printed(/^\s*(\S+\/pair\?code=\d+)\s*$/m), `${service}/pair?code=${code}`);
			} finally {
				await program.quit();
			}
		});
	});

	it("ends with status 0 after quit", async () => {
		await withFolder(async (data) => {
			const program = new Program("start/main.js", [], { SLATE_DATA: data });
			try {
				await program.printed(digits);
			} finally {
				assert.equal(await program.quit(), 0);
			}
		});
	});
});

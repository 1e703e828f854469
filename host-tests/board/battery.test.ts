import assert from "node:assert/strict";
import type { View } from "../../modules/screen/view.js";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { type RunningService, startService } from "../../tools/c2c-service/server.js";
import { type BoardRig, makeBoard } from "./board-rig.js";

const says = (text: string) => (view: View) => view.lines.includes(text);

describe("the battery of a virtual board that is paired", function () {
	this.timeout(15_000);
	let service: RunningService;
	let rig: BoardRig;
	before(async () => {
		service = await startService({ lifetimes: { intervalMs: 1_000 } });
		rig = makeBoard({ service: service.origin, clientSecret: localClientSecret });
		rig.board.batteryPercent = 81;
		rig.board.start();
		const { code } = await rig.view((view) => view.code !== undefined);
		const projectId = service.service.state.projects[0]?.id ?? "";
		const approved = { userCode: code?.userCode ?? "", projectId, user: "ada" };
		assert.equal(service.service.people.approve(approved).kind, "done");
		await rig.view(({ state }) => state === "paired");
	});
	after(async () => {
		rig.dispose();
		await service.close();
	});

	it("is on its screen", async () => {
		await rig.view(says("Battery: 81%"));
	});

	it("is shown anew when it changes, without anything else happening", async () => {
		rig.board.batteryPercent = 40;
		assert.ok(rig.board.display.shown !== undefined && says("Battery: 40%")(rig.board.display.shown.view));
	});

	it("is not shown when there is none", () => {
		rig.board.batteryPercent = undefined;
		const lines = rig.board.display.shown?.view.lines ?? [];
		assert.ok(lines.length > 0);
		assert.equal(
			lines.some((line) => line.startsWith("Battery")),
			false,
		);
	});

	it("leads to no picture when it is told the same again", () => {
		let pictures = 0;
		const end = rig.board.display.watch(() => pictures++);
		rig.board.batteryPercent = undefined;
		end();
		assert.equal(pictures, 0);
	});
});

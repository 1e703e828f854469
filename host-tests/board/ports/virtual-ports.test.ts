import assert from "node:assert/strict";
import type { Http, HttpCall, HttpOutcome } from "../../../modules/engine/ports.js";
import type { LinkReport } from "../../../modules/link/report.js";
import { CabledHttp } from "../../../tools/virtual-board/ports/cabled-http.js";
import { LineLog } from "../../../tools/virtual-board/ports/line-log.js";
import { NodeClock } from "../../../tools/virtual-board/ports/node-clock.js";
import { NodeRandom } from "../../../tools/virtual-board/ports/node-random.js";
import { VirtualButton } from "../../../tools/virtual-board/ports/virtual-button.js";
import { VirtualLink } from "../../../tools/virtual-board/ports/virtual-link.js";
import { VirtualClock } from "../../support/virtual-clock.js";

describe("VirtualLink", () => {
	it("tells a new watcher soon that it is up", async () => {
		const reports: LinkReport[] = [];
		new VirtualLink().watch((report) => reports.push(report));
		assert.deepEqual(reports, []);
		await Promise.resolve();
		assert.deepEqual(reports, [{ kind: "up", bars: undefined }]);
	});

	it("tells each change once", async () => {
		const link = new VirtualLink();
		const kinds: string[] = [];
		link.watch((report) => kinds.push(report.kind));
		await Promise.resolve();
		for (const plugged of [false, false, true, true]) link.plug(plugged);
		assert.deepEqual(kinds, ["up", "down", "up"]);
	});
});

describe("CabledHttp", () => {
	const request = { method: "GET", url: "http://x", headers: {}, body: undefined } as const;
	const limits = { deadlineMs: 1, maxBodyBytes: 1 };

	/** A network on which nothing ever answers. */
	class SilentHttp implements Http {
		send(_request: unknown, _limits: unknown, settle: (outcome: HttpOutcome) => void): HttpCall {
			return {
				abort: () =>
					queueMicrotask(() => settle({ kind: "failed", failure: { kind: "aborted", detail: "aborted" } })),
			};
		}
	}

	const failureOf = (act: (link: VirtualLink, send: () => HttpCall) => void): Promise<string> =>
		new Promise((resolve) => {
			const link = new VirtualLink();
			const http = new CabledHttp(new SilentHttp(), link);
			const send = (): HttpCall =>
				http.send(request, limits, (outcome) => {
					resolve(outcome.kind === "failed" ? outcome.failure.kind : outcome.kind);
				});
			act(link, send);
		});

	it("fails a request that is under way when the cable is pulled", async () => {
		const failure = await failureOf((link, send) => {
			send();
			link.plug(false);
		});
		assert.equal(failure, "unreachable");
	});

	it("fails a request that is made while the cable is out", async () => {
		const failure = await failureOf((link, send) => {
			link.plug(false);
			send();
		});
		assert.equal(failure, "unreachable");
	});

	it("still calls a request that was given up aborted", async () => {
		assert.equal(await failureOf((_link, send) => send().abort()), "aborted");
	});
});

describe("VirtualButton", () => {
	const watched = (): { clock: VirtualClock; button: VirtualButton; seen: boolean[] } => {
		const clock = new VirtualClock();
		const button = new VirtualButton(clock);
		const seen: boolean[] = [];
		button.watch((down) => seen.push(down));
		return { clock, button, seen };
	};

	it("lets go by itself when nobody goes on holding it", () => {
		const { clock, button, seen } = watched();
		button.hold(1000);
		clock.advance(999);
		assert.deepEqual(seen, [true]);
		clock.advance(1);
		assert.deepEqual(seen, [true, false]);
	});

	it("makes presses that were asked for at once one after the other", () => {
		const { clock, button, seen } = watched();
		button.press(3_000);
		button.press(100);
		clock.advance(3_050);
		assert.deepEqual(seen, [true, false]);
		clock.advance(250);
		assert.deepEqual(seen, [true, false, true, false]);
	});

	it("stays down without a gap while it is held again and again", () => {
		const { clock, button, seen } = watched();
		for (let i = 0; i < 10; i++) {
			button.hold(1000);
			clock.advance(500);
		}
		assert.deepEqual(seen, [true]);
		button.release();
		clock.advance(5000);
		assert.deepEqual(seen, [true, false]);
	});
});

describe("NodeClock", () => {
	it("never calls back before the time", async () => {
		const clock = new NodeClock();
		for (let i = 0; i < 20; i++) {
			const at = clock.now() + 1.5;
			await new Promise<void>((resolve) => clock.wakeAt(at, resolve));
			assert.ok(clock.now() >= at);
		}
	});

	it("waits for a time that is further off than one timer can wait", async () => {
		const clock = new NodeClock();
		let woken = false;
		const cancel = clock.wakeAt(clock.now() + 2 ** 33, () => {
			woken = true;
		});
		await new Promise<void>((resolve) => clock.wakeAt(clock.now() + 20, resolve));
		assert.equal(woken, false);
		cancel();
	});

	it("does not call back once it is cancelled", async () => {
		const clock = new NodeClock();
		let woken = false;
		clock.wakeAt(clock.now(), () => {
			woken = true;
		})();
		await new Promise<void>((resolve) => clock.wakeAt(clock.now() + 5, resolve));
		assert.equal(woken, false);
	});
});

describe("NodeRandom", () => {
	it("gives as many bytes as asked, and others each time", () => {
		const random = new NodeRandom();
		assert.equal(random.bytes(16).length, 16);
		assert.notDeepEqual(random.bytes(16), random.bytes(16));
	});
});

describe("LineLog", () => {
	it("writes time, level and text as one line, whatever the text holds", () => {
		const lines: string[] = [];
		new LineLog(
			(line) => lines.push(line),
			() => 0,
		).write("warning", "no\nanswer\u001b[2J");
		assert.deepEqual(lines, ["1970-01-01T00:00:00.000Z warning no answer [2J"]);
	});
});

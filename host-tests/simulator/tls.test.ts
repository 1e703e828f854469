import assert from "node:assert/strict";
import { speaksNewest } from "../../tools/tls-check/bench.js";
import { loopbackNames } from "../../tools/tls-check/ipv4-names.js";
import { clockAt } from "../../tools/tls-check/shifted-clock.js";
import { badCertificateRows } from "../tls/bad-certificates.js";
import { badProtocolRows, goodRows, newestOnly, type Row, wrongClockRows } from "../tls/scenes.js";
import { refusalOf, TlsBench } from "./tls-bench.js";

describe("whom the firmware in the simulator trusts", () => {
	let firmware: TlsBench;
	before(async function () {
		this.timeout(600_000);
		firmware = await TlsBench.open(loopbackNames());
	});
	after(() => firmware?.close());
	afterEach(() => firmware.claimAlive());

	const accept = ({ name, scene }: Row): void => {
		it(`accepts ${name}`, async () => {
			assert.deepEqual(await firmware.play(await scene()), { outcome: "answered 200", requests: 1 });
		});
	};

	const refuse = ({ name, scene, code }: Row): void => {
		it(`refuses ${name}`, async () => {
			const { outcome, requests } = await firmware.play(await scene());
			assert.match(outcome, refusalOf(code));
			assert.equal(requests, 0);
		});
	};

	for (const row of goodRows) accept(row);
	for (const row of [...badCertificateRows, ...badProtocolRows]) refuse(row);
	if (speaksNewest()) accept(newestOnly);
	else refuse(newestOnly);
});

describe("the firmware in the simulator", function () {
	this.timeout(600_000);

	for (const { name, code, scene } of wrongClockRows) {
		it(`refuses a good certificate with ${name}, and goes on`, async () => {
			const played = await scene();
			assert.ok(played.clock !== undefined);
			const firmware = await TlsBench.open(clockAt(played.clock));
			try {
				const { outcome, requests } = await firmware.play(played);
				assert.match(outcome, refusalOf(code));
				assert.match(outcome, /^failed not-valid-now /);
				assert.equal(requests, 0);
				assert.equal((await firmware.play(played)).outcome, outcome);
				assert.equal(firmware.bench.board.abortReason, undefined);
			} finally {
				await firmware.close();
			}
		});
	}
});

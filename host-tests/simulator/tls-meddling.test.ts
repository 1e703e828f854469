import assert from "node:assert/strict";
import net from "node:net";
import { listen, serve } from "../../tools/tls-check/bench.js";
import { meddleWith, unchanged } from "../../tools/tls-check/meddler.js";
import { dribble, servePlainText, serveRenegotiation } from "../../tools/tls-check/odd-services.js";
import { answerRows, at, handshakeRows, type Meddle, makeWorld, type World } from "../tls/meddling-rows.js";
import { answer, type Played, refusalOf, TlsBench } from "./tls-bench.js";

const visits = 1_000;
const atOnce = 5;
/** What allocators and caches may keep, bytes. */
const slack = 1_500_000;

describe("TLS of the firmware in the simulator", () => {
	let firmware: TlsBench;
	let world: World;
	before(async function () {
		this.timeout(600_000);
		firmware = await TlsBench.open();
	});
	after(() => firmware?.close());
	// Of its own for each test, so that nothing is resumed.
	beforeEach(async () => {
		world = await makeWorld();
	});
	afterEach(() => firmware.claimAlive());

	const through = (meddle: Meddle): Promise<Played> =>
		firmware.play(world.scene, (service) => meddleWith(service, meddle));

	const read = async (body: Buffer, maxBodyBytes: number, length = true) => {
		const head = `HTTP/1.1 200 OK\r\nconnection: close\r\n${length ? `content-length: ${body.length}\r\n` : ""}\r\n`;
		const service = await serve(world.scene, Buffer.concat([Buffer.from(head), body]));
		try {
			return await firmware.ask(service.port, world.scene, { maxBodyBytes, deadlineMs: 30_000 });
		} finally {
			service.close();
		}
	};

	for (const row of handshakeRows) {
		it(`fails before anything is sent, by ${row.name}`, async () => {
			const { outcome, requests } = await through(await row.meddle(world));
			assert.match(outcome, refusalOf(row.code));
			assert.equal(requests, 0);
		});
	}

	for (const row of answerRows) {
		it(`gives no answer, by ${row.name}`, async () => {
			assert.match((await through(await row.meddle(world))).outcome, refusalOf(row.code));
		});
	}

	it("takes an answer for cut off that ends without the service's goodbye", async () => {
		const { scene } = world;
		const service = await meddleWith(
			await serve(scene),
			at("Alert", () => "end"),
		);
		assert.equal(await firmware.visit(service.port, scene), "failed reset TLS_CUT_OFF");
		service.close();
	});

	it("takes an answer for whole that ends with the service's goodbye", async () => {
		const service = await serve(world.scene);
		assert.equal(await firmware.visit(service.port, world.scene), "answered 200");
		service.close();
	});

	it("reads what comes in packets of one byte", async () => {
		const played = await firmware.play(world.scene, dribble);
		assert.deepEqual(played, { outcome: "answered 200", requests: 1 });
	});

	it("gives up a silent service at the deadline", async () => {
		const silent = net.createServer();
		const port = await listen(silent);
		assert.equal(await firmware.visit(port, world.scene, { deadlineMs: 500 }), "failed timeout DEADLINE");
		silent.close();
	});

	it("gives up a service at the deadline that falls silent in the middle of the handshake", async () => {
		let isSilent = false;
		const service = await meddleWith(await serve(world.scene, answer), (item) => {
			isSilent ||= item.kind === "ServerKeyExchange";
			return isSilent ? Buffer.alloc(0) : unchanged(item);
		});
		const outcome = await firmware.visit(service.port, world.scene, { deadlineMs: 500 });
		assert.equal(outcome, "failed timeout DEADLINE");
		service.close();
	});

	it("calls what is no TLS by that", async () => {
		const service = await servePlainText();
		assert.equal(await firmware.visit(service.port, world.scene), "failed untrusted TLS_NOT_TLS");
		service.close();
	});

	it("lets a service that wants to renegotiate wait in vain", async () => {
		const service = await serveRenegotiation(world.scene);
		const outcome = await firmware.visit(service.port, world.scene);
		service.close();
		assert.match(outcome, /^failed (reset|untrusted) (TLS_CUT_OFF|TLS_REFUSED|CLOSED)$/);
		assert.equal(service.hasSucceeded(), false);
	});

	it("reads a body of many records as it was sent", async () => {
		const body = Buffer.alloc(40_000, "0123456789abcdef");
		const outcome = await read(body, body.length);
		assert.ok(outcome.kind === "response");
		assert.equal(Buffer.compare(outcome.response.body, body), 0);
	});

	for (const [what, isTold] of [
		["says how long it is", true],
		["does not say how long it is", false],
	] as const) {
		it(`stops reading a body of 10 MB that ${what}`, async () => {
			const outcome = await read(Buffer.alloc(10_000_000), 16_384, isTold);
			assert.ok(outcome.kind === "failed");
			assert.deepEqual(outcome.failure, { kind: "too-large", detail: "TOO_LARGE" });
		});
	}

	it(`keeps memory and descriptors as they were over ${visits} visits, ${atOnce} at a time`, async () => {
		const service = await serve(world.scene, answer);
		const go = async (all: number): Promise<void> => {
			const count = all / atOnce;
			const rows = Array.from({ length: atOnce }, () => firmware.visit(service.port, world.scene, { count }));
			for (const outcome of await Promise.all(rows)) assert.equal(outcome, "answered 200");
		};
		await go(visits / 5);
		const { descriptors, memory } = firmware;
		await go(visits);
		assert.equal(service.requests(), visits * 1.2);
		assert.equal(firmware.descriptors, descriptors);
		assert.ok(firmware.memory <= memory + slack, `${firmware.memory - memory} bytes more`);
		service.close();
	}).timeout(120_000);
});

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import net from "node:net";
import type { HttpOutcome } from "../../modules/engine/ports.js";
import { panelNamed } from "../../modules/screen/panels.js";
import { greeting, listen, type Scene, serve, speaksNewest } from "../../tools/tls-check/bench.js";
import { meddleWith, unchanged } from "../../tools/tls-check/meddler.js";
import { issue, makeRoot } from "../../tools/tls-check/pki.js";
import { get } from "../board/contracts/http-bench.js";
import { badCertificateRows } from "../tls/bad-certificates.js";
import { badProtocolRows, goodRows, newestOnly, type Row } from "../tls/scenes.js";
import { Bench } from "./bench.js";
import { SimulatedHttp } from "./simulated-http.js";

const panel = panelNamed("128x128") ?? panelNamed("320x240");
assert.ok(panel !== undefined);

/** How the firmware's http port calls what the engine refuses. */
const kinds: Readonly<Record<string, string>> = {
	expired: "not-valid-now",
	"not-yet-valid": "not-valid-now",
};

/** Rows for names below localhost, which the simulator cannot look up. */
const unresolvable = ["a wildcard name", "a wildcard one level too deep"];
const isResolvable = ({ name }: Row): boolean => !unresolvable.includes(name);

describe("TLS of the firmware in the simulator", () => {
	let bench: Bench;
	let firmware: SimulatedHttp;
	before(async function () {
		this.timeout(600_000);
		bench = await Bench.open({ panel, trial: "http" });
		firmware = new SimulatedHttp(bench);
		bench.switchOn();
		await bench.untilLogged("ready");
	});
	after(() => bench?.close());

	/** What came of a request. */
	const visit = async (
		port: number,
		{ trusted, host = "localhost" }: Scene,
		deadlineMs = 10_000,
	): Promise<string> => {
		const roots = trusted.map(({ der }) => der);
		const { http, close } = firmware.trusting(roots, deadlineMs);
		const outcome = await new Promise<HttpOutcome>((resolve) => {
			http.send(get(`https://${host}:${port}/`), { deadlineMs, maxBodyBytes: 4096 }, resolve);
		});
		close();
		return outcome.kind === "response"
			? `answered ${outcome.response.status}`
			: `failed ${outcome.failure.kind} ${outcome.failure.detail}`;
	};

	const play = async (scene: Scene): Promise<Readonly<{ outcome: string; requests: number }>> => {
		const service = await serve(scene, greeting.replace("close", "close\r\ncontent-length: 5"));
		try {
			return { outcome: await visit(service.port, scene), requests: service.requests() };
		} finally {
			service.close();
		}
	};

	const accept = ({ name, scene }: Row): void => {
		it(`accepts ${name}`, async () => {
			assert.deepEqual(await play(await scene()), { outcome: "answered 200", requests: 1 });
		});
	};

	const refuse = ({ name, scene, code }: Row): void => {
		it(`refuses ${name}`, async () => {
			const { outcome, requests } = await play(await scene());
			const expected = [code ?? []].flat().map((one) => {
				return `failed ${kinds[one] ?? "untrusted"} TLS_${one.toUpperCase().replaceAll("-", "_")}`;
			});
			assert.ok(expected.includes(outcome), outcome);
			assert.equal(requests, 0);
		});
	};

	for (const row of goodRows.filter(isResolvable)) accept(row);
	for (const row of [...badCertificateRows, ...badProtocolRows].filter(isResolvable)) refuse(row);
	if (speaksNewest()) accept(newestOnly);
	else refuse(newestOnly);

	describe("against a good service that is disturbed", () => {
		let scene: Scene;
		before(async () => {
			const issuer = await makeRoot();
			scene = { chain: [await issue({ issuer })], trusted: [issuer], server: { maxVersion: "TLSv1.2" } };
		});

		for (const kind of ["ServerHello", "Certificate", "ServerKeyExchange", "ChangeCipherSpec", "Finished"]) {
			it(`calls it a reset when the connection ends at ${kind}`, async () => {
				const service = await meddleWith(await serve(scene), (item) =>
					item.kind === kind ? "end" : unchanged(item),
				);
				assert.equal(await visit(service.port, scene), "failed reset TLS_CUT_OFF");
				service.close();
			});
		}

		it("gives up a silent service at the deadline", async () => {
			const silent = net.createServer();
			assert.equal(await visit(await listen(silent), scene, 500), "failed timeout DEADLINE");
			silent.close();
		});

		it("takes an answer for cut off that ends without the service's goodbye", async () => {
			const service = await meddleWith(await serve(scene), (item) =>
				item.kind === "Alert" ? "end" : unchanged(item),
			);
			assert.equal(await visit(service.port, scene), "failed reset TLS_CUT_OFF");
			service.close();
		});

		it("takes an answer for whole that ends with the service's goodbye", async () => {
			const service = await serve(scene);
			assert.equal(await visit(service.port, scene), "answered 200");
			service.close();
		});

		it("leaves no descriptor behind after twenty visits", async () => {
			const service = await serve(scene);
			await visit(service.port, scene);
			const before = descriptors(bench.board.pid);
			for (let count = 0; count < 20; count++) assert.equal(await visit(service.port, scene), "answered 200");
			assert.equal(descriptors(bench.board.pid), before);
			service.close();
		});
	});
});

function descriptors(pid: number): number {
	return readdirSync(`/proc/${pid}/fd`).length;
}

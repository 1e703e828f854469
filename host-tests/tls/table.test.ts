import assert from "node:assert/strict";
import { greeting, play, speaksNewest, startEngine } from "../../tools/tls-check/bench.js";
import type { EngineHost } from "../../tools/tls-check/engine-host.js";
import { badCertificateRows } from "./bad-certificates.js";
import { badProtocolRows, goodRows, newestOnly, type Row, wrongClockRows } from "./scenes.js";

describe("whom the TLS engine trusts", () => {
	let engine: EngineHost;
	before(() => {
		engine = startEngine();
	});
	after(async () => {
		assert.equal(await engine.end(), "");
	});

	const accept = ({ name, scene }: Row): void => {
		it(`accepts ${name}`, async () => {
			const { ended, body } = await play(engine, await scene());
			assert.deepEqual(
				{ code: ended.code, body: body.toString() },
				{ code: "", body: greeting },
				ended.words,
			);
		});
	};

	const refuse = ({ name, scene, code, words }: Row): void => {
		const codes = [code ?? []].flat();
		it(`refuses ${name}: ${codes.join(" or ")}`, async () => {
			const { opened, ended, requests } = await play(engine, await scene());
			assert.equal(opened, undefined);
			assert.ok(codes.includes(ended.code), `${ended.code}: ${ended.words}`);
			assert.match(ended.words, words ?? /\w/);
			assert.equal(requests, 0);
		});
	};

	for (const row of goodRows) accept(row);
	for (const row of [...badCertificateRows, ...wrongClockRows, ...badProtocolRows]) refuse(row);
	if (speaksNewest()) accept(newestOnly);
	else refuse(newestOnly);
});

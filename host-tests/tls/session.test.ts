import assert from "node:assert/strict";
import { once } from "node:events";
import net from "node:net";
import tls from "node:tls";
import {
	greeting,
	listen,
	play,
	type Scene,
	serve,
	sessionFor,
	startEngine,
	visit,
} from "../../tools/tls-check/bench.js";
import type { EngineHost, SessionOptions } from "../../tools/tls-check/engine-host.js";
import { servePlainText, serveRenegotiation } from "../../tools/tls-check/odd-services.js";
import { issue, makeRoot } from "../../tools/tls-check/pki.js";

const versions = ["TLSv1.2", "TLSv1.3"] as const;

describe("a session of the TLS engine", () => {
	let engine: EngineHost;
	let scene: Scene;
	before(async () => {
		engine = startEngine();
		const root = await makeRoot();
		scene = { chain: [await issue({ issuer: root })], trusted: [root] };
	});
	after(async () => {
		assert.equal(await engine.end(), "");
	});

	/** Why a session ends to which nobody ever sends anything. */
	const endOf = (options: SessionOptions): Promise<string> =>
		new Promise((resolve) => {
			const ignore = (): void => {};
			const session = engine.open(options, {
				send: ignore,
				data: ignore,
				opened: ignore,
				ended: ({ code }) => {
					session.free();
					resolve(code);
				},
			});
			session.feedEnd();
		});

	it("trusts nobody when it is given no roots", async () => {
		assert.equal(await endOf({ host: "localhost", anchors: [] }), "no-roots");
	});

	it("is not made with a root that cannot be read", async () => {
		assert.equal(
			await endOf({ host: "localhost", anchors: [Buffer.from("no certificate")] }),
			"bad-certificate",
		);
	});

	it("is not made for a name that is too long", async () => {
		const { anchors } = sessionFor(scene);
		assert.notEqual(await endOf({ host: "a".repeat(254), anchors }), "cut-off");
		assert.equal(await endOf({ host: "a".repeat(253), anchors }), "cut-off");
	});

	for (const pieces of [1, 7, 1500]) {
		it(`reads what comes ${pieces} bytes at a time`, async () => {
			const { body } = await play(engine, scene, { pieces });
			assert.equal(body.toString(), greeting);
		});
	}

	it("names the service, and the protocol that it is to speak", async () => {
		const names: unknown[] = [];
		const server = {
			ALPNProtocols: ["h2", "http/1.1"],
			SNICallback: (name: string, done: (error: null) => void) => {
				names.push(name);
				done(null);
			},
		};
		const { ended } = await play(engine, { ...scene, server });
		assert.deepEqual([names, ended.state], [["localhost"], "closed"]);
	});

	it("does not give an address as the name of a server", async () => {
		const names: unknown[] = [];
		const listener = net.createServer((socket) => {
			socket.on("error", () => {});
			socket.once("data", (hello: Buffer) => {
				names.push(hello.includes("127.0.0.1"));
				socket.end();
			});
		});
		const port = await listen(listener);
		await visit(engine, { port, session: { ...sessionFor(scene), host: "127.0.0.1" } });
		listener.close();
		assert.deepEqual(names, [false]);
	});

	it("waits while the service is silent, and fails once it hangs up", async () => {
		const silent = net.createServer();
		const port = await listen(silent);
		const connected = once(silent, "connection");
		const visited = visit(engine, { port, session: sessionFor(scene) });
		const [socket] = await connected;
		assert.ok(socket instanceof net.Socket);
		await once(socket, "data");
		const undecided = await Promise.race([visited, engine.measure().then(() => "undecided")]);
		assert.equal(undecided, "undecided");
		socket.end();
		assert.equal((await visited).ended.code, "cut-off");
		silent.close();
	});

	it("calls what is no TLS by that", async () => {
		const plain = await servePlainText();
		const { ended } = await visit(engine, { port: plain.port, session: sessionFor(scene) });
		plain.close();
		assert.equal(ended.code, "not-tls");
	});

	for (const version of versions) {
		it(`reads a body of 10 MB, with ${version} where it can`, async () => {
			const body = Buffer.alloc(10_000_000, "0123456789abcdef");
			const service = await serve({ ...scene, server: { maxVersion: version } }, body);
			const seen = await visit(engine, { port: service.port, session: sessionFor(scene) });
			service.close();
			assert.equal(Buffer.compare(seen.body, body), 0);
		});
	}

	it("writes more than a record holds", async () => {
		const sent = Buffer.alloc(100_000, "slate");
		const received: Buffer[] = [];
		const [leaf] = scene.chain;
		const listener = tls.createServer({ key: leaf?.key, cert: leaf?.certificate }, (socket) => {
			socket.on("data", (bytes: Buffer) => received.push(bytes));
			socket.on("end", () => void socket.end());
		});
		const port = await listen(listener);
		await visit(engine, {
			port,
			session: sessionFor(scene),
			onOpen: (session) => {
				session.write(sent);
				session.shut();
			},
		});
		listener.close();
		assert.equal(Buffer.compare(Buffer.concat(received), sent), 0);
	});

	it("lets a service that wants to renegotiate wait in vain", async () => {
		const service = await serveRenegotiation(scene);
		const { opened, ended } = await visit(engine, { port: service.port, session: sessionFor(scene) });
		service.close();
		assert.ok(opened !== undefined);
		assert.equal(service.hasSucceeded(), false);
		assert.match(ended.code, /^(cut-off|refused|)$/);
	});
});

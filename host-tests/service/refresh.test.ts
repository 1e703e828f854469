import assert from "node:assert/strict";
import { Bench, errorOf, isUnauthorized, json, tokensOf } from "./bench.js";

const dayMs = 86_400_000;

describe("refresh (contract 6 and 18)", () => {
	it("replaces both tokens", () => {
		const bench = new Bench();
		const old = bench.pair();
		const fresh = tokensOf(bench.refresh(old.refresh));
		assert.ok(fresh.access !== old.access && fresh.refresh !== old.refresh);
	});

	it("kills the old access token at once", () => {
		const bench = new Bench();
		const old = bench.pair();
		bench.refresh(old.refresh);
		isUnauthorized(bench.me(old.access));
	});

	it("refuses the old refresh token at once", () => {
		const bench = new Bench();
		const old = bench.pair();
		bench.refresh(old.refresh);
		assert.equal(errorOf(bench.refresh(old.refresh)), "400 invalid_request");
	});

	it("leaves the new pair alive when the old refresh token is tried again", () => {
		const bench = new Bench();
		const old = bench.pair();
		const fresh = tokensOf(bench.refresh(old.refresh));
		bench.refresh(old.refresh);
		assert.equal(bench.me(fresh.access).status, 200);
	});

	for (const name of ["client_id", "client_secret", "refresh_token"]) {
		it(`refuses a refresh without ${name} as invalid_request`, () => {
			const bench = new Bench();
			assert.equal(errorOf(bench.refresh(bench.pair().refresh, { [name]: "" })), "400 invalid_request");
		});
	}

	it("refuses a wrong secret as invalid_client, and the token stays good", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		assert.equal(errorOf(bench.refresh(refresh, { client_secret: "wrong" })), "400 invalid_client");
		assert.equal(bench.refresh(refresh).status, 200);
	});

	it("refuses the token of another unit as invalid_request", () => {
		const bench = new Bench();
		const answer = bench.refresh(bench.pair().refresh, { client_id: "unit-2" });
		assert.equal(errorOf(answer), "400 invalid_request");
	});

	it("refuses an access token in place of a refresh token", () => {
		const bench = new Bench();
		assert.equal(errorOf(bench.refresh(bench.pair().access)), "400 invalid_request");
	});

	it("works until fourteen days after the issue", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.pass(14 * dayMs - 1);
		assert.equal(bench.refresh(refresh).status, 200);
	});

	it("refuses a lapsed token as invalid_request", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.pass(14 * dayMs);
		assert.equal(errorOf(bench.refresh(refresh)), "400 invalid_request");
	});

	it("starts fourteen new days with every refresh", () => {
		const bench = new Bench();
		const first = bench.pair();
		bench.pass(13 * dayMs);
		const second = tokensOf(bench.refresh(first.refresh));
		bench.pass(13 * dayMs);
		assert.equal(bench.refresh(second.refresh).status, 200);
	});

	it("answers 401 in detailed form once the connection is forgotten", () => {
		const bench = new Bench();
		const { refresh, pairingId } = bench.pair();
		bench.service.people.forget(pairingId);
		isUnauthorized(bench.refresh(refresh));
	});

	it("answers 401 in detailed form once the expiry is reached", () => {
		const bench = new Bench();
		const { refresh, pairingId } = bench.pair();
		bench.service.people.setExpiry(pairingId, bench.nowMs + 1_000);
		bench.pass(1_000);
		isUnauthorized(bench.refresh(refresh));
	});

	it("works while the connection is paused", () => {
		const bench = new Bench();
		const { refresh, pairingId } = bench.pair();
		bench.service.people.pause(pairingId);
		assert.equal(bench.refresh(refresh).status, 200);
	});

	it("says in the record that a token was used before", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.refresh(refresh);
		bench.refresh(refresh);
		assert.deepEqual(bench.notes, ["this refresh token was used before"]);
	});
});

describe("revocation (contract 7 and 18)", () => {
	for (const which of ["access", "refresh"] as const) {
		it(`ends both tokens when the ${which} token is revoked`, () => {
			const bench = new Bench();
			const tokens = bench.pair();
			assert.deepEqual(json(bench.revoke(tokens[which])).boolean("success"), true);
			isUnauthorized(bench.me(tokens.access));
			isUnauthorized(bench.refresh(tokens.refresh));
		});
	}

	it("takes the connection off the project", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.revoke(refresh);
		const projectId = bench.service.state.projects[0]?.id ?? "";
		assert.deepEqual(bench.service.people.connections(projectId), []);
	});

	it("calls an unknown token a success (RFC 7009 §2.2)", () => {
		assert.equal(json(new Bench().revoke("unknown")).boolean("success"), true);
	});

	it("does not let one unit end the pairing of another", () => {
		const bench = new Bench();
		const tokens = bench.pair();
		bench.revoke(tokens.refresh, { client_id: "unit-2" });
		assert.equal(bench.me(tokens.access).status, 200);
	});

	it("refuses a wrong secret as invalid_client", () => {
		assert.equal(errorOf(new Bench().revoke("token", { client_secret: "wrong" })), "400 invalid_client");
	});

	for (const name of ["client_id", "client_secret", "token"]) {
		it(`refuses a revocation without ${name} as bad_request`, () => {
			assert.equal(errorOf(new Bench().revoke("token", { [name]: "" })), "400 bad_request");
		});
	}
});

import assert from "node:assert/strict";
import { get, HttpBench, type HttpFactory, post, secureUrlOf } from "./http-bench.js";
import { answerText } from "./raw-server.js";
import { makeTestCertificates, type TestCertificates } from "./test-certificates.js";

/** Whom an implementation trusts. */
export function describeHttpCertificates(makeHttp: HttpFactory): void {
	let bench: HttpBench;
	beforeEach(() => {
		bench = new HttpBench(makeHttp);
	});
	afterEach(() => bench.close());

	describe("certificates", () => {
		let certificates: TestCertificates;
		before(async () => {
			certificates = await makeTestCertificates();
		});

		const hello = (): string => answerText("hello");

		it("refuses a root that it does not know", async () => {
			const server = await bench.serve(hello, certificates.good);
			assert.equal(await bench.failureOf(get(secureUrlOf(server))), "untrusted");
		});

		it("accepts a root that it was given", async () => {
			bench.renew({ extraRoots: certificates.root });
			const server = await bench.serve(hello, certificates.good);
			const outcome = await bench.ask(get(secureUrlOf(server)));
			assert.equal(outcome.kind === "response" && outcome.response.status, 200);
		});

		it("refuses a certificate of another host", async () => {
			bench.renew({ extraRoots: certificates.root });
			const server = await bench.serve(hello, certificates.otherHost);
			assert.equal(await bench.failureOf(get(secureUrlOf(server))), "untrusted");
		});

		it("refuses a certificate that has expired", async () => {
			bench.renew({ extraRoots: certificates.root });
			const server = await bench.serve(hello, certificates.expired);
			assert.equal(await bench.failureOf(get(secureUrlOf(server))), "not-valid-now");
		});

		it("never sends a request to a service that it does not trust", async () => {
			let requests = 0;
			const server = await bench.serve(() => {
				requests++;
				return hello();
			}, certificates.good);
			await bench.ask(post(secureUrlOf(server), "secret"));
			assert.equal(requests, 0);
		});
	});
}

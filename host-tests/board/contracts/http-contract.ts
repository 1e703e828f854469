import { describeHttpAnswers } from "./http-answers.js";
import type { HttpFactory } from "./http-bench.js";
import { describeHttpCertificates } from "./http-certificates.js";
import { describeHttpConnections } from "./http-connections.js";

/** What every implementation of `Http` must do, as mocha tests. Call it within a `describe`. */
export function describeHttpContract(makeHttp: HttpFactory): void {
	describeHttpAnswers(makeHttp);
	describeHttpCertificates(makeHttp);
	describeHttpConnections(makeHttp);
}

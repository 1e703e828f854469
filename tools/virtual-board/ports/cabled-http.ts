import type { HttpRequest } from "../../../modules/c2c/answer.js";
import type { Http, HttpCall, HttpLimits, HttpOutcome } from "../../../modules/engine/ports.js";
import type { VirtualLink } from "./virtual-link.js";

const unplugged: HttpOutcome = { kind: "failed", failure: { kind: "unreachable", detail: "ENETDOWN" } };

/** A network that is there only while the cable is: pulling it fails what is under way. */
export class CabledHttp implements Http {
	readonly #http: Http;
	readonly #link: VirtualLink;
	readonly #calls = new Set<HttpCall>();

	constructor(http: Http, link: VirtualLink) {
		this.#http = http;
		this.#link = link;
		link.watch((report) => {
			if (report.kind === "down") for (const call of this.#calls) call.abort();
		});
	}

	send(request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void): HttpCall {
		let wasAborted = false;
		const call = this.#http.send(request, limits, (outcome) => {
			this.#calls.delete(call);
			const wasPulled = outcome.kind === "failed" && outcome.failure.kind === "aborted" && !wasAborted;
			settle(wasPulled ? unplugged : outcome);
		});
		this.#calls.add(call);
		if (!this.#link.isPlugged) call.abort();
		return {
			abort: () => {
				wasAborted = true;
				call.abort();
			},
		};
	}
}

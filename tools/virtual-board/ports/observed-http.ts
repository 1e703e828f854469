import type { HttpRequest } from "../../../modules/c2c/answer.js";
import type { Http, HttpCall, HttpLimits, HttpOutcome } from "../../../modules/engine/ports.js";

/** A network on which somebody listens: each exchange is told to `observe` before it settles. */
export class ObservedHttp implements Http {
	readonly #http: Http;
	readonly #observe: (request: HttpRequest, outcome: HttpOutcome) => void;

	constructor(http: Http, observe: (request: HttpRequest, outcome: HttpOutcome) => void) {
		this.#http = http;
		this.#observe = observe;
	}

	send(request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void): HttpCall {
		return this.#http.send(request, limits, (outcome) => {
			this.#observe(request, outcome);
			settle(outcome);
		});
	}
}

import { NodeHttp } from "../../../tools/virtual-board/ports/node-http.js";
import { describeHttpContract } from "../contracts/http-contract.js";

describe("NodeHttp", () => {
	describeHttpContract((options) => {
		const http = new NodeHttp(options);
		return { http, close: () => http.close() };
	});
});

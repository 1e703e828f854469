import { createOAuthDeviceAuth } from "@octokit/auth-oauth-device";
import { request } from "@octokit/request";
import { type Client, clientId, countFetches, runPromise } from "../compare/client.js";

/** The library knows GitHub's paths and sends no secret; its address can be changed. */
export const octokit: Client = {
	name: "@octokit/auth-oauth-device",
	start: (origin, traffic) => {
		countFetches(traffic);
		const auth = createOAuthDeviceAuth({
			clientType: "oauth-app",
			clientId,
			scopes: [],
			onVerification: () => {},
			request: request.defaults({ baseUrl: origin }),
		});
		return runPromise(auth({ type: "oauth" }));
	},
};

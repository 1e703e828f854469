import * as oauth from "oauth4webapi";
import { type Client, clientId, clientSecret, countFetches, paths, runPromise, scope } from "../client.js";
import { versionOf } from "../version.js";

/**
 * The library leaves the loop to its caller. This one decides as the loop in the library's documentation does
 * (examples/device_authorization_grant.ts): the interval or 5 s before each poll, 5 s more after `slow_down`, and every
 * other error ends it.
 */
async function pair(server: oauth.AuthorizationServer): Promise<void> {
	const client: oauth.Client = { client_id: clientId };
	const secret = oauth.ClientSecretPost(clientSecret);
	const options = { [oauth.allowInsecureRequests]: true };
	const answer = await oauth.deviceAuthorizationRequest(server, client, secret, { scope }, options);
	const grant = await oauth.processDeviceAuthorizationResponse(server, client, answer);
	let seconds = grant.interval ?? 5;
	for (;;) {
		await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
		const response = await oauth.deviceCodeGrantRequest(server, client, secret, grant.device_code, options);
		try {
			await oauth.processDeviceCodeResponse(server, client, response);
			return;
		} catch (error) {
			if (!(error instanceof oauth.ResponseBodyError)) throw error;
			if (error.error === "slow_down") seconds += 5;
			else if (error.error !== "authorization_pending") throw error;
		}
	}
}

export const oauth4webapi: Client = {
	name: `oauth4webapi ${versionOf("oauth4webapi")}`,
	start: (origin, traffic) => {
		const server = {
			issuer: origin,
			token_endpoint: origin + paths.token,
			device_authorization_endpoint: origin + paths.deviceCode,
		};
		countFetches(traffic);
		return runPromise(pair(server));
	},
};

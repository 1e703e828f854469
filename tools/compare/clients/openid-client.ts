import * as openid from "openid-client";
import { type Client, clientId, clientSecret, countFetches, paths, runPromise, scope } from "../client.js";
import { versionOf } from "../version.js";

/** The library's own loop, `pollDeviceAuthorizationGrant`, with its default options. */
export const openidClient: Client = {
	name: `openid-client ${versionOf("openid-client")}`,
	start: (origin, traffic) => {
		const server = {
			issuer: origin,
			token_endpoint: origin + paths.token,
			device_authorization_endpoint: origin + paths.deviceCode,
		};
		const config = new openid.Configuration(server, clientId, clientSecret);
		openid.allowInsecureRequests(config);
		countFetches(traffic);
		return runPromise(
			openid
				.initiateDeviceAuthorization(config, { scope })
				.then((grant) => openid.pollDeviceAuthorizationGrant(config, grant)),
		);
	},
};

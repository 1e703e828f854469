import type { Client } from "../compare/client.js";
import { oauth4webapi } from "../compare/clients/oauth4webapi.js";
import { openidClient } from "../compare/clients/openid-client.js";
import { slate } from "../compare/clients/slate.js";
import { versionOf } from "../compare/version.js";
import { octokit } from "./octokit.js";

export type Contender = Readonly<{
	key: string;
	name: string;
	client: Client;
	/** What a program has to import for the device grant, as a module's text. */
	imports: string;
}>;

/** Slate first, then the clients that people would pick instead. */
export const contenders: readonly Contender[] = [
	{
		key: "slate",
		name: "Slate",
		client: slate,
		imports:
			'export { boot } from "./modules/engine/boot.ts"; export { makeProfile } from "./modules/c2c/profiles.ts";',
	},
	{
		key: "openid-client",
		name: `openid-client ${versionOf("openid-client")}`,
		client: openidClient,
		imports:
			'export { Configuration, allowInsecureRequests, initiateDeviceAuthorization, pollDeviceAuthorizationGrant } from "openid-client";',
	},
	{
		key: "oauth4webapi",
		name: `oauth4webapi ${versionOf("oauth4webapi")}`,
		client: oauth4webapi,
		imports:
			'export { ClientSecretPost, ResponseBodyError, deviceAuthorizationRequest, deviceCodeGrantRequest, processDeviceAuthorizationResponse, processDeviceCodeResponse } from "oauth4webapi";',
	},
	{
		key: "octokit",
		name: `@octokit/auth-oauth-device ${versionOf("@octokit/auth-oauth-device")}`,
		client: octokit,
		imports: 'export { createOAuthDeviceAuth } from "@octokit/auth-oauth-device";',
	},
];

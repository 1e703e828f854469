import assert from "node:assert/strict";
import {
	type Call,
	deviceCodeCall,
	healthCall,
	heartbeatCall,
	meCall,
	pollCall,
	refreshCall,
	revokeCall,
	toRequest,
} from "../../modules/c2c/calls.js";
import { genericProfile, profileOf } from "./samples.js";

const frameio = profileOf();
const generic = genericProfile();
const client = { clientId: "unit-1", clientSecret: "model-secret" };
const publicClient = { clientId: "unit-1", clientSecret: "" };

const fieldsOf = (call: Call | undefined) => Object.fromEntries(call?.fields ?? []);

describe("the device code request", () => {
	it("is a POST to the device authorization endpoint (RFC 8628 §3.1)", () => {
		const { method, path } = deviceCodeCall(frameio, client);
		assert.deepEqual([method, path], ["POST", "/v2/auth/device/code"]);
	});

	it("names client, secret and scope (contract 4.1)", () => {
		assert.deepEqual(fieldsOf(deviceCodeCall(frameio, client)), {
			client_id: "unit-1",
			client_secret: "model-secret",
			scope: "asset_create offline",
		});
	});

	it("asks Frame.io for the link", () => {
		assert.equal(deviceCodeCall(frameio, client).headers["x-client-platypus-enabled"], "true");
	});

	it("leaves the scope out when there is none: it is optional (RFC 8628 §3.1)", () => {
		const call = deviceCodeCall(genericProfile({ scope: "" }), client);
		assert.deepEqual(Object.keys(fieldsOf(call)), ["client_id", "client_secret"]);
	});

	it("of a public client has no client_secret", () => {
		assert.deepEqual(Object.keys(fieldsOf(deviceCodeCall(generic, publicClient))), ["client_id", "scope"]);
	});
});

describe("the poll", () => {
	it("is a POST to the token endpoint (RFC 8628 §3.4)", () => {
		const { method, path } = pollCall(frameio, client, "dc");
		assert.deepEqual([method, path], ["POST", "/v2/auth/token"]);
	});

	it("carries grant type, device code, client and secret (RFC 8628 §3.4, contract 5)", () => {
		assert.deepEqual(fieldsOf(pollCall(frameio, client, "dc")), {
			client_id: "unit-1",
			client_secret: "model-secret",
			grant_type: "urn:ietf:params:oauth:grant-type:device_code",
			device_code: "dc",
		});
	});

	it("of a public client still names the client (RFC 8628 §3.4)", () => {
		const fields = fieldsOf(pollCall(generic, publicClient, "dc"));
		assert.deepEqual(Object.keys(fields), ["client_id", "grant_type", "device_code"]);
	});

	it("does not ask for the link", () => {
		assert.deepEqual(pollCall(frameio, client, "dc").headers, {});
	});
});

describe("the refresh", () => {
	it("carries grant type, refresh token, client and secret (contract 6, RFC 6749 §6)", () => {
		const call = refreshCall(frameio, client, "rt");
		assert.equal(call.path, "/v2/auth/token");
		assert.deepEqual(fieldsOf(call), {
			client_id: "unit-1",
			client_secret: "model-secret",
			grant_type: "refresh_token",
			refresh_token: "rt",
		});
	});
});

describe("the revocation", () => {
	it("carries the token, client and secret (contract 7, RFC 7009 §2.1)", () => {
		const call = revokeCall(frameio, client, "rt");
		assert.equal(call?.path, "/v2/auth/revoke");
		assert.deepEqual(fieldsOf(call), { client_id: "unit-1", client_secret: "model-secret", token: "rt" });
	});

	it("does not exist where the service has no such path", () => {
		assert.equal(revokeCall(genericProfile({ paths: { revoke: undefined } }), client, "rt"), undefined);
	});
});

describe("bearer calls", () => {
	it("ask devices/me with the access token (contract 8)", () => {
		assert.deepEqual(meCall(frameio, "at"), {
			method: "GET",
			path: "/v2/devices/me",
			headers: { authorization: "Bearer at" },
			fields: undefined,
		});
	});

	it("post a heartbeat with the access token (contract 9)", () => {
		assert.deepEqual(heartbeatCall(frameio, "at"), {
			method: "POST",
			path: "/v2/devices/heartbeat",
			headers: { authorization: "Bearer at" },
			fields: undefined,
		});
	});

	it("do not exist where the service has no such path", () => {
		assert.deepEqual([meCall(generic, "at"), heartbeatCall(generic, "at")], [undefined, undefined]);
	});
});

describe("the health call", () => {
	it("needs no token (contract 9)", () => {
		assert.deepEqual(healthCall(frameio), { method: "GET", path: "/health", headers: {}, fields: undefined });
	});

	it("does not exist where the service has no such path", () => {
		assert.equal(healthCall(generic), undefined);
	});
});

describe("a request for the wire", () => {
	it("has the profile's headers, the call's own and the type of its body", () => {
		const request = toRequest(frameio, deviceCodeCall(frameio, client), "urlencoded");
		assert.equal(request.url, "https://api.frame.io/v2/auth/device/code");
		assert.deepEqual(request.headers, {
			accept: "application/json",
			"user-agent": "Slate/1.4.2",
			"x-client-version": "1.4.2",
			"x-client-platypus-enabled": "true",
			"content-type": "application/x-www-form-urlencoded",
		});
	});

	it("is urlencoded as RFC 8628 §3.1 demands", () => {
		const { body } = toRequest(frameio, deviceCodeCall(frameio, client), "urlencoded");
		assert.equal(
			Buffer.from(body ?? []).toString(),
			"client_id=unit-1&client_secret=model-secret&scope=asset_create+offline",
		);
	});

	it("is multipart when told so", () => {
		const { headers } = toRequest(frameio, deviceCodeCall(frameio, client), "multipart");
		assert.equal(headers["content-type"], "multipart/form-data; boundary=slate-0");
	});

	it("keeps the path of the base URL", () => {
		const profile = genericProfile({ baseUrl: "https://id.example.com/tenant/" });
		const { url } = toRequest(profile, pollCall(profile, client, "dc"), "urlencoded");
		assert.equal(url, "https://id.example.com/tenant/token");
	});

	it("has neither body nor content type when the call has no fields", () => {
		const call = heartbeatCall(frameio, "at");
		const request = call && toRequest(frameio, call, "multipart");
		assert.deepEqual([request?.body, request?.headers["content-type"]], [undefined, undefined]);
	});

	it("never has a secret in its address", () => {
		const calls = [
			deviceCodeCall(frameio, client),
			pollCall(frameio, client, "device-secret"),
			refreshCall(frameio, client, "refresh-secret"),
			revokeCall(frameio, client, "refresh-secret"),
			meCall(frameio, "access-secret"),
			heartbeatCall(frameio, "access-secret"),
		];
		const urls = calls.flatMap((call) => (call ? [toRequest(frameio, call, "urlencoded").url] : []));
		assert.equal(urls.length, 6);
		assert.doesNotMatch(urls.join(" "), /secret/);
	});
});

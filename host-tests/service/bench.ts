import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Random } from "../../modules/engine/ports.js";
import { readFault } from "../../tools/c2c-service/logic/faults.js";
import type { Delivery, ServiceAnswer, ServiceRequest } from "../../tools/c2c-service/logic/message.js";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { C2cService } from "../../tools/c2c-service/logic/service.js";
import {
	defaultSwitches,
	type Settings,
	type SwitchName,
	withSwitch,
} from "../../tools/c2c-service/logic/settings.js";
import { Fields } from "../../tools/shared/fields.js";

export const startMs = Date.UTC(2030, 0, 15, 12);
export const secret = localClientSecret;
export const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

/** The same bytes for the same seed. */
export function seededRandom(seed: string): Random {
	let count = 0;
	return {
		bytes: (length) => {
			const blocks: Buffer[] = [];
			while (blocks.length * 32 < length) {
				count += 1;
				blocks.push(createHash("sha256").update(`${seed} ${count}`).digest());
			}
			return Buffer.concat(blocks).subarray(0, length);
		},
	};
}

type Form = Readonly<Record<string, string>>;

export function multipartBody(fields: Form, boundary: string): Buffer {
	const parts = Object.entries(fields).map(
		([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	return Buffer.from(`${parts.join("")}--${boundary}--\r\n`);
}

export function formRequest(path: string, fields: Form, headers: Form = {}): ServiceRequest {
	return {
		method: "POST",
		path,
		headers: {
			"content-type": "multipart/form-data; boundary=abc",
			"x-client-version": "1.2.3",
			"x-client-platypus-enabled": "true",
			...headers,
		},
		body: multipartBody(fields, "abc"),
	};
}

export const json = (answer: ServiceAnswer): Fields =>
	Fields.fromJson(Buffer.from(answer.body).toString(), "the body");

export const errorOf = (answer: ServiceAnswer): string => `${answer.status} ${json(answer).text("error")}`;

export const unauthorized = {
	code: 401,
	message: "Not Authorized",
	errors: [
		{
			code: 401,
			status: 401,
			title: "Not Authorized",
			detail: "You are not allowed to access that resource",
		},
	],
};

export const isUnauthorized = (answer: ServiceAnswer): void => {
	assert.equal(answer.status, 401);
	assert.deepEqual(JSON.parse(Buffer.from(answer.body).toString()), unauthorized);
};

export type Code = Readonly<{ deviceCode: string; userCode: string }>;
export type Tokens = Readonly<{ access: string; refresh: string }>;

/** A service in virtual time, and a device that talks to it. */
export class Bench {
	nowMs = startMs;
	readonly service: C2cService;

	constructor(settings: Partial<Settings> = {}) {
		this.service = new C2cService({ now: () => this.nowMs, random: seededRandom("bench"), settings });
	}

	static with(name: SwitchName, setting: string): Bench {
		const set = withSwitch(defaultSwitches, name, setting);
		assert.equal(set.kind, "set");
		return new Bench(set.kind === "set" ? { switches: set.switches } : {});
	}

	pass(ms: number): void {
		this.nowMs += ms;
	}

	post(path: string, fields: Form, headers: Form = {}): ServiceAnswer {
		return this.service.handle(formRequest(path, fields, headers));
	}

	askCode(clientId = "unit-1", changes: Form = {}, headers: Form = {}): ServiceAnswer {
		const fields = {
			client_id: clientId,
			client_secret: secret,
			scope: "asset_create offline",
			...changes,
		};
		return this.post("/v2/auth/device/code", fields, headers);
	}

	code(clientId = "unit-1"): Code {
		const fields = json(this.askCode(clientId));
		return { deviceCode: fields.text("device_code"), userCode: fields.text("user_code") };
	}

	poll(code: Code, changes: Form = {}): ServiceAnswer {
		const fields = { client_id: "unit-1", client_secret: secret, grant_type: deviceGrant };
		return this.post("/v2/auth/token", { ...fields, device_code: code.deviceCode, ...changes });
	}

	/** Waits one interval, then polls. */
	laterPoll(code: Code, changes: Form = {}): ServiceAnswer {
		this.pass(5_000);
		return this.poll(code, changes);
	}

	approve(code: Code, projectIndex = 0): string {
		const projectId = this.service.state.projects[projectIndex]?.id ?? "";
		const done = this.service.people.approve({ userCode: code.userCode, projectId, user: "ada" });
		assert.equal(done.kind, "done");
		return done.kind === "done" ? done.value.id : "";
	}

	pair(clientId = "unit-1"): Tokens & Readonly<{ pairingId: string }> {
		const code = this.code(clientId);
		const pairingId = this.approve(code);
		return { ...tokensOf(this.laterPoll(code, { client_id: clientId })), pairingId };
	}

	refresh(refreshToken: string, changes: Form = {}): ServiceAnswer {
		const fields = { client_id: "unit-1", client_secret: secret, grant_type: "refresh_token" };
		return this.post("/v2/auth/token", { ...fields, refresh_token: refreshToken, ...changes });
	}

	revoke(token: string, changes: Form = {}): ServiceAnswer {
		return this.post("/v2/auth/revoke", { client_id: "unit-1", client_secret: secret, token, ...changes });
	}

	me(access: string, headers: Form = {}): ServiceAnswer {
		return this.service.handle(bearerRequest("GET", "/v2/devices/me", access, headers));
	}

	heartbeat(access: string): ServiceAnswer {
		return this.service.handle(bearerRequest("POST", "/v2/devices/heartbeat", access));
	}

	get notes(): readonly string[] {
		return this.service.record.entries[0]?.notes ?? [];
	}

	/** Sets one fault and sends a code request through it. */
	disturbedCode(fault: object): Delivery {
		this.setFault(fault);
		return this.service.receive(codeRequest());
	}

	setFault(fault: object): void {
		this.service.faults.add(readFault(Fields.of(fault, "a fault")));
	}
}

export function codeRequest(clientId = "unit-1"): ServiceRequest {
	const fields = { client_id: clientId, client_secret: secret, scope: "asset_create offline" };
	return formRequest("/v2/auth/device/code", fields);
}

export function bearerRequest(
	method: "GET" | "POST",
	path: string,
	access: string,
	headers: Form = {},
): ServiceRequest {
	const sent = { authorization: `Bearer ${access}`, "x-client-version": "1.2.3", ...headers };
	return { method, path, headers: sent, body: Buffer.alloc(0) };
}

export function tokensOf(answer: ServiceAnswer): Tokens {
	assert.equal(answer.status, 200);
	const fields = json(answer);
	return { access: fields.text("access_token"), refresh: fields.text("refresh_token") };
}

/** The answer of a delivery that is one. */
export function answered(delivery: Delivery): ServiceAnswer {
	assert.equal(delivery.kind, "answer");
	if (delivery.kind !== "answer") throw new Error("no answer");
	return delivery.answer;
}

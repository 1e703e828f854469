import type { ServiceAnswer } from "../../c2c-service/logic/message.js";
import { localClientSecret } from "../../c2c-service/logic/seed.js";
import { C2cService } from "../../c2c-service/logic/service.js";
import { defaultSwitches, profiles } from "../../c2c-service/logic/settings.js";
import { Dice } from "../dice.js";
import { messageText } from "./http-text.js";

const client = { client_id: "unit-1", client_secret: localClientSecret };
const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

/** A service whose codes and tokens are the same every time. */
export function steadyService(options: ConstructorParameters<typeof C2cService>[0] = {}): C2cService {
	const dice = new Dice(8628);
	return new C2cService({
		now: () => Date.UTC(2026, 6, 1),
		random: { bytes: (count) => Uint8Array.from({ length: count }, () => dice.below(256)) },
		...options,
	});
}

export function formRequest(path: string, fields: Readonly<Record<string, string>>) {
	return {
		method: "POST",
		path,
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			"x-client-version": "1.4.2",
			"x-client-platypus-enabled": "true",
		},
		body: new Uint8Array(Buffer.from(new URLSearchParams(fields).toString())),
	};
}

/** The text of one field of an answer. */
function fieldOf(answer: ServiceAnswer, name: string): string {
	return new RegExp(`"${name}":"([^"]*)"`).exec(Buffer.from(answer.body).toString())?.[1] ?? "";
}

/** A pairing from the code to `devices/me`, and what the service says to each call, good and bad. */
function lifeOf(service: C2cService): readonly ServiceAnswer[] {
	const call = (path: string, fields: Readonly<Record<string, string>>) => {
		service.advanceClock(6_000);
		return service.handle(formRequest(path, { ...client, ...fields }));
	};
	const me = (token: string) =>
		service.handle({
			method: "GET",
			path: "/v2/devices/me",
			headers: { authorization: `Bearer ${token}` },
			body: new Uint8Array(0),
		});
	const code = call("/v2/auth/device/code", { scope: "asset_create offline" });
	const poll = { grant_type: deviceGrant, device_code: fieldOf(code, "device_code") };
	const waiting = call("/v2/auth/token", poll);
	const projectId = service.state.projects[0]?.id ?? "";
	service.people.approve({ userCode: fieldOf(code, "user_code"), projectId, user: "ada" });
	const tokens = call("/v2/auth/token", poll);
	const unknown = call("/v2/auth/token", { grant_type: "refresh_token", refresh_token: "gone" });
	return [code, waiting, tokens, unknown, me(fieldOf(tokens, "access_token")), me("nobody")];
}

/** Answers of the service in every shape that it knows, as inputs. */
export function realAnswers(): readonly Uint8Array[] {
	const lives = profiles.map((profile) => lifeOf(steadyService({ settings: { profile } })));
	const long = lifeOf(
		steadyService({ settings: { switches: { ...defaultSwitches, tokenSize: "long", unauthorized: "409" } } }),
	);
	return [...lives, long]
		.flat()
		.map(({ status, headers, body }) => messageText(String(status), headers, Buffer.from(body).toString()));
}

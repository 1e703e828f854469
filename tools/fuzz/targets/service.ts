import { readFaultText } from "../../c2c-service/logic/faults.js";
import type { ServiceRequest } from "../../c2c-service/logic/message.js";
import { localClientSecret } from "../../c2c-service/logic/seed.js";
import { Site } from "../../c2c-service/web/site.js";
import { FieldError } from "../../shared/fields.js";
import { bytesOf, claim, type Target, textOf } from "../target.js";
import { messageText, readRequest } from "./http-text.js";
import { formRequest, steadyService } from "./real-answers.js";

const client = { client_id: "unit-1", client_secret: localClientSecret };
const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

function runRequest(input: Uint8Array): void {
	const service = steadyService();
	service.handle(formRequest("/v2/auth/device/code", { ...client, scope: "asset_create" }));
	const request = readRequest(input);
	const mayRepeatSecret = isSecretElsewhere(request);
	for (const answer of [new Site(service).handle(request), service.handle(request)]) {
		if (answer === undefined) continue;
		claim(answer.status >= 200 && answer.status <= 599, "a status is out of bounds");
		const headers = Object.entries(answer.headers).flat();
		claim(
			headers.every((text) => /^[ -~]*$/.test(text)),
			"a header holds what is not printable ASCII",
		);
		const holdsSecret = textOf(answer.body).includes(localClientSecret);
		claim(mayRepeatSecret || !holdsSecret, "an answer holds the client secret");
	}
	const isRecorded = JSON.stringify(service.record.entries).includes(localClientSecret);
	claim(mayRepeatSecret || !isRecorded, "the record of requests holds the client secret");
}

/** A client that puts its secret where a path, a header or a client id belongs gives it away itself. */
function isSecretElsewhere({ method, path, headers, body }: ServiceRequest): boolean {
	const elsewhere = textOf(body).replace(/(^|&)client_secret=[^&]*/g, "");
	return JSON.stringify([method, path, headers, elsewhere]).includes(localClientSecret);
}

function runFault(input: Uint8Array): void {
	refusing(() => readFaultText(textOf(input)));
}

function runState(input: Uint8Array): void {
	const service = refusing(() => steadyService({ snapshot: textOf(input) }));
	if (service === undefined) return;
	const text = service.snapshot();
	claim(steadyService({ snapshot: text }).snapshot() === text, "a state changes by being written and read");
	service.handle(formRequest("/v2/auth/device/code", { ...client, scope: "asset_create" }));
}

/** Only a `FieldError` may be thrown. */
function refusing<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (error instanceof FieldError) return undefined;
		throw error;
	}
}

/** A state with a pairing and a waiting code. */
function busyState(): string {
	const service = steadyService();
	const ask = () => service.handle(formRequest("/v2/auth/device/code", { ...client, scope: "asset_create" }));
	const body = Buffer.from(ask().body).toString();
	const projectId = service.state.projects[0]?.id ?? "";
	service.people.approve({ userCode: /"user_code":"(\d+)"/.exec(body)?.[1] ?? "", projectId, user: "ada" });
	const deviceCode = /"device_code":"([^"]+)"/.exec(body)?.[1] ?? "";
	service.advanceClock(6_000);
	service.handle(
		formRequest("/v2/auth/token", { ...client, grant_type: deviceGrant, device_code: deviceCode }),
	);
	ask();
	return service.snapshot();
}

const form = { "content-type": "application/x-www-form-urlencoded", "x-client-version": "1.4.2" };
const asking = new URLSearchParams({ ...client, scope: "asset_create offline" }).toString();
const polling = new URLSearchParams({ ...client, grant_type: deviceGrant, device_code: "x" }).toString();

export const serviceTargets: readonly Target[] = [
	{
		name: "service-request",
		seeds: [
			messageText("POST /v2/auth/device/code", form, asking),
			messageText("POST /v2/auth/token", form, polling),
			messageText("POST /v2/auth/token", form, `${asking}&grant_type=refresh_token&refresh_token=x`),
			messageText("POST /v2/auth/revoke", form, `${asking}&token=x`),
			messageText("GET /v2/devices/me", { authorization: "Bearer x" }, ""),
			messageText("GET /pair?code=048213", { cookie: "slate_session_0=x" }, ""),
			messageText("POST /sign-in", form, "token=x&user=ada&next=/pair"),
			messageText("GET /projects/%C3%A4/connect", {}, ""),
		],
		words: [
			..."%00 %zz %c3 .. / ? & = POST GET HEAD /record /sign-out client_id=__proto__ \u001b".split(" "),
			"\r\n",
		],
		run: runRequest,
	},
	{
		name: "service-fault",
		seeds: [
			"delay,path=refresh,ms=3000,count=2",
			"busy,retryAfter=5",
			"wrong-types,field=interval,probability=0.5",
		].map(bytesOf),
		words: [..."kind= path= skip= count= = , __proto__ constructor NaN 1e9".split(" ")],
		run: runFault,
	},
	{
		name: "service-state",
		seeds: [bytesOf(steadyService().snapshot()), bytesOf(busyState())],
		words: [...'null [] {} "version":1 "__proto__": undecided approved denied -1 1e400 1e300'.split(" ")],
		run: runState,
	},
];

import { deviceCodeCall, toRequest } from "../../../modules/c2c/calls.js";
import { makeProfile, type ProfileOptions } from "../../../modules/c2c/profiles.js";
import { isLocalHost, parseWebAddress } from "../../../modules/c2c/web-address.js";
import { bytesOf, claim, type Target, textOf } from "../target.js";

const addresses = [
	"https://app.example.com/pair?code=048213",
	"http://127.0.0.1:8628/pair#top",
	"https://[fe80::1]:8443/",
	"HTTPS://EXAMPLE.com:443",
	"https://user@example.com/",
	"http://0x7f.1/",
	"https://a_b.example-1.localhost?x",
];
const words = [
	..."https:// http:// @ : [ ] ::1 ::ffff:127.0.0.1 127.0.0.1 0177.0.0.1 2130706433 localhost .localhost".split(
		" ",
	),
	..."xn--nxasmq6b %2e %00 \\ .. // # ? :0 :65535 :65536 169.254.169.254 fd00::1 \u3002 .".split(" "),
];

/** Whether such a label stands for a name at all, Slate leaves to who looks it up; Node refuses it when it does not. */
const isPunycode = (host: string) => /(^|[./])xn--/i.test(host);

/** Node's own parser and Slate's must mean the same host, or a check of one would guard a connection of the other. */
function runAddress(input: Uint8Array): void {
	const text = textOf(input);
	isLocalHost(text);
	const address = parseWebAddress(text);
	if (address === undefined) return;
	const { scheme, host, port } = address;
	claim(port >= 1 && port <= 65_535, "a port is out of bounds");
	const node = URL.canParse(text) ? new URL(text) : undefined;
	if (node === undefined && isPunycode(host)) return;
	claim(node !== undefined, "an address is accepted that Node refuses");
	claim(node.protocol === `${scheme}:`, "Node reads another scheme");
	claim(node.hostname === host, "Node reads another host");
	claim(Number(node.port || (scheme === "https" ? 443 : 80)) === port, "Node reads another port");
	claim(node.username === "" && node.password === "", "an address with a user is accepted");
}

const options = [
	{ kind: "frameio", firmwareVersion: "1.4.2" },
	{
		kind: "generic",
		firmwareVersion: "1.4.2-rc.1+5",
		baseUrl: "http://192.168.1.20:8080/base/",
		scope: "a b",
	},
	{
		kind: "frameio",
		firmwareVersion: "1.0.0",
		baseUrl: "https://x.example",
		paths: { token: "/t?x=1", revoke: "/r" },
	},
];

function runProfile(input: Uint8Array): void {
	const given = profileOptions(textOf(input));
	if (given === undefined) return;
	const made = makeProfile(given);
	if (made.kind === "refused") {
		claim(made.text.length <= 300 && !/[\r\n]/.test(made.text), "a refusal is not one short line");
		return;
	}
	const { profile } = made;
	if (!URL.canParse(profile.baseUrl) && isPunycode(profile.baseUrl)) return;
	const base = new URL(profile.baseUrl);
	claim(
		base.protocol === "https:" || isLocalHost(base.hostname),
		"http is allowed to a host that is not local",
	);
	const call = deviceCodeCall(profile, { clientId: "unit-1", clientSecret: "s" });
	const request = toRequest(profile, call, "urlencoded");
	claim(new URL(request.url).origin === base.origin, "a path leads to another origin");
	const lines = Object.entries(request.headers).flat();
	claim(
		lines.every((line) => /^[ -~]*$/.test(line)),
		"a header holds what is not printable ASCII",
	);
}

/** The JSON, where it has the types that a caller in TypeScript is held to. */
function profileOptions(json: string): ProfileOptions | undefined {
	const value = parsed(json);
	const { kind, firmwareVersion, baseUrl, scope, paths } = value;
	if (kind !== "frameio" && kind !== "generic") return undefined;
	if (typeof firmwareVersion !== "string") return undefined;
	const { deviceCode, token, revoke } = isObject(paths) ? paths : {};
	return {
		kind,
		firmwareVersion,
		baseUrl: textOrNothing(baseUrl),
		scope: textOrNothing(scope),
		paths: {
			...(typeof deviceCode === "string" ? { deviceCode } : {}),
			...(typeof token === "string" ? { token } : {}),
			revoke: textOrNothing(revoke),
		},
	};
}

function parsed(json: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(json);
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOrNothing(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

export const addressTargets: readonly Target[] = [
	{ name: "web-address", seeds: addresses.map(bytesOf), words, run: runAddress },
	{
		name: "profile",
		seeds: [
			...options.map((option) => bytesOf(JSON.stringify(option))),
			...addresses.map((baseUrl) =>
				bytesOf(JSON.stringify({ kind: "generic", firmwareVersion: "1.0.0", baseUrl })),
			),
		],
		words: [...words, "frameio", "generic", "deviceCode", "/..", "//evil.example", "1.2.3-", "\\r\\n"],
		run: runProfile,
	},
];

import {
	decodeIdentity,
	decodeNetwork,
	encodeCredentials,
	encodeIdentity,
	encodeNetwork,
} from "../../../modules/credentials/codec.js";
import { maxPayloadBytes } from "../../../modules/credentials/slot.js";
import { Vault } from "../../../modules/credentials/vault.js";
import { parseAnswer } from "../../../modules/provisioning/console-answer.js";
import { encodeFrame, FrameReader, maxFrameBytes } from "../../../modules/provisioning/console-frame.js";
import { encodeRequest } from "../../../modules/provisioning/console-request.js";
import { valuesChecksum } from "../../../modules/provisioning/draft.js";
import { Provisioner } from "../../../modules/provisioning/provisioner.js";
import {
	type SettingName,
	settingNames,
	textNames,
	type Values,
} from "../../../modules/provisioning/setting-name.js";
import { checkSettings } from "../../../modules/provisioning/settings.js";
import { loadTestRoots, maxTestRoots } from "../../../modules/provisioning/test-roots.js";
import { everyLanguage } from "../../provision/every-language.js";
import { readProvisionCommand } from "../../provision/provision-options.js";
import { UsageError } from "../../shared/options.js";
import { bytesOf, claim, type Target, textOf } from "../target.js";

const service = "https://api.frame.io";
const secrets = ["stored-secret", "stored-password", "stored-network", "stored-token"];

/** Flash of a board that is provisioned and paired. */
function pairedFlash(): Map<string, Uint8Array> {
	const values = new Map<string, Uint8Array>();
	const vault = new Vault(storeOf(values));
	const identity = { clientId: "unit-1", clientSecret: "stored-secret", service };
	const tokens = {
		...{ accessToken: "stored-token", refreshToken: "stored-token-2" },
		...{ lifetimeMs: 1, issuedAtWallMs: undefined },
	};
	const pairing = { kind: "held", tokens, about: undefined, refreshInFlight: false } as const;
	vault.save("identity", encodeIdentity(identity));
	vault.save("network", encodeNetwork({ ssid: "stored-network", password: "stored-password" }));
	vault.save("credentials", encodeCredentials({ service, clientId: "unit-1", encoding: undefined, pairing }));
	return values;
}

function storeOf(values: Map<string, Uint8Array>) {
	return {
		read: (key: string) => values.get(key)?.slice(),
		write: (key: string, value: Uint8Array) => void values.set(key, value.slice()),
		remove: (key: string) => void values.delete(key),
	};
}

const contentOf = (values: ReadonlyMap<string, Uint8Array>): string =>
	[...values].map(([key, value]) => `${key} ${Buffer.from(value).toString("hex")}`).join("\n");

/** Any bytes; then each line as the body of a frame with a right checksum, so that what is behind it is reached. */
function runConsole(input: Uint8Array): void {
	claimQuietBoard([input]);
	const bodies = Buffer.from(input).toString("latin1").split("\n").slice(0, 64);
	claimQuietBoard(
		bodies.flatMap((body, index) => {
			const isBody = body.length > 0 && body.length < 90 && /^[!-}]+( [!-}]+)*$/.test(body);
			return isBody ? [encodeFrame("request", index >> 1, body)] : [];
		}),
	);
}

function claimQuietBoard(chunks: readonly Uint8Array[]): void {
	const values = pairedFlash();
	const before = contentOf(values);
	const written: Uint8Array[] = [];
	let said = "";
	let isStopped = false;
	const provisioner = new Provisioner({
		store: storeOf(values),
		clock: { now: () => 0, wall: () => 0, wakeAt: () => () => {} },
		log: { write: (_level, text) => (said += text) },
		core: { stop: () => (isStopped = true), restart: () => {} },
		write: (bytes) => void written.push(bytes),
		...{ firmware: "1.4.2", board: "fuzz", languages: everyLanguage, newClientId: () => "made-now" },
		takesTestRoots: true,
	});
	for (const byte of chunks.flatMap((chunk) => [...chunk])) provisioner.receive(byte);
	for (const bytes of written) said += claimAnswer(bytes);
	for (const secret of secrets) claim(!said.includes(secret), "the console tells what flash holds");
	claim(isStopped || contentOf(values) === before, "flash changed while the core was running");
	const vault = new Vault(storeOf(values));
	const [identity, network] = [vault.load("identity").payload, vault.load("network").payload];
	claim(
		identity !== undefined && decodeIdentity(identity)?.clientId === "unit-1",
		"a paired board is another",
	);
	claim(network !== undefined && decodeNetwork(network) !== undefined, "the network record is gone");
}

function claimAnswer(bytes: Uint8Array): string {
	claim(bytes.length <= maxFrameBytes, "an answer is too long for a UART");
	const reader = new FrameReader();
	const frames = [...bytes].flatMap((byte) => reader.take(byte) ?? []);
	const [frame] = frames;
	claim(frames.length === 1 && frame?.direction === "answer", "an answer is no frame");
	claim(parseAnswer(frame.body) !== undefined, "an answer cannot be read");
	return frame.body;
}

/** One value per line, in the order of their names, and the rest is the last one; an empty line gives none. */
function valuesIn(input: Uint8Array): Values {
	const lines = Buffer.from(input).toString("latin1").split("\n");
	const texts = [...lines.slice(0, textNames.length), lines.slice(textNames.length).join("\n")];
	return new Map(
		settingNames.flatMap((name, index): [SettingName, Uint8Array][] => {
			const line = texts[index] ?? "";
			return line === "" ? [] : [[name, new Uint8Array(Buffer.from(line, "latin1"))]];
		}),
	);
}

function runSettings(input: Uint8Array): void {
	const checked = checkSettings(valuesIn(input), everyLanguage);
	if (checked.kind === "refused") return;
	const { settings } = checked;
	const again = new Map<SettingName, Uint8Array>();
	claimTestRoots(settings["test-roots"]);
	for (const name of textNames) {
		const text = settings[name];
		if (text !== undefined) again.set(name, bytesOf(text));
	}
	const second = checkSettings(again, everyLanguage);
	claim(second.kind === "ok", "a value that was taken is refused");
	claim(
		textNames.every((name) => second.settings[name] === settings[name]),
		"a value changes by being checked twice",
	);
	const identity = encodeIdentity({
		...{ clientId: settings["client-id"] ?? "unit-1", clientSecret: settings["client-secret"] },
		...{ service: settings.service, language: settings.language },
	});
	claim(identity.length <= maxPayloadBytes, "an identity does not fit into flash");
	claim(
		decodeIdentity(identity)?.clientSecret === settings["client-secret"],
		"flash holds another client secret",
	);
}

function claimTestRoots(roots: Uint8Array | undefined): void {
	if (roots === undefined || roots.length === 0) return;
	const values = new Map<string, Uint8Array>();
	const saved = new Vault(storeOf(values)).replace("test-roots", roots);
	claim(saved.kind === "saved", "test roots do not fit into flash");
	const loaded = loadTestRoots(storeOf(values)).map((der) => Buffer.from(der));
	claim(loaded.length > 0 && loaded.length <= maxTestRoots, "test roots are none, or too many");
	claim(Buffer.concat(loaded).equals(Buffer.from(roots)), "flash holds other test roots");
}

function runOptions(input: Uint8Array): void {
	const args = textOf(input.subarray(0, 1_000)).split("\n");
	try {
		const command = readProvisionCommand(args);
		if (command.kind !== "run") return;
		claim(command.port !== "" && command.values.size > 0, "there is nothing to do");
		claim(
			checkSettings(command.values, everyLanguage).kind === "ok",
			"a value that the board refuses is sent",
		);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		claim(!/[\p{Cc}\u2028\u2029]/u.test(error.message), "the text about wrong use holds a control character");
	}
}

const ssid = bytesOf("Set 7");
const bodies = [
	encodeRequest({ kind: "hello", version: 1 }),
	encodeRequest({ kind: "put", name: "ssid", offset: 0, piece: ssid }),
	encodeRequest({ kind: "commit", checksum: valuesChecksum(new Map([["ssid", ssid]])) }),
	encodeRequest({ kind: "restart" }),
];
/** The shape of a certificate, and nothing in it that means anything. */
const shell = Uint8Array.of(0x30, 0x06, 0x30, 0x00, 0x30, 0x00, 0x03, 0x00);
const shellBodies = [
	encodeRequest({ kind: "hello", version: 1 }),
	encodeRequest({ kind: "put", name: "test-roots", offset: 0, piece: shell }),
	encodeRequest({ kind: "commit", checksum: valuesChecksum(new Map([["test-roots", shell]])) }),
];
const lines = (...texts: readonly string[]): Uint8Array => bytesOf(texts.join("\n"));

export const provisioningTargets: readonly Target[] = [
	{
		name: "console",
		seeds: [
			new Uint8Array(Buffer.concat(bodies.map((body, index) => encodeFrame("request", index, body)))),
			// Each body twice, because two lines share a number: what comes twice is served once.
			lines(...bodies.flatMap((body) => [body, body])),
			lines(...bodies.map((body) => `${body}\n`), "put client-id 0 75", "put password 1 75", "hello 2"),
			new Uint8Array(Buffer.concat(shellBodies.map((body, index) => encodeFrame("request", index, body)))),
			lines(...shellBodies.flatMap((body) => [body, body]), "put test-roots 0 00", "put test-roots 0 3000"),
		],
		words: [
			..."~slate> ~slate< hello put commit restart client-secret test-roots 00000000 \r\n".split(" "),
			"\n",
			"~",
		],
		run: runConsole,
	},
	{
		name: "settings",
		seeds: [
			lines("unit-1", "s3cret", "https://c2c.example/", "de-AT", "Set 7", "set-password"),
			lines("", "", "http://127.0.0.1:8628", "", "Küche", "0f".repeat(32)),
			Uint8Array.from([...lines("", "", "", "", "", "", ""), ...shell, ...shell]),
			Uint8Array.from([...lines("", "", "", "", "", "", ""), 0]),
		],
		words: ["https://", "en", "\u0000", "\u00ff", "é", '"', "\\", "x".repeat(64)],
		run: runSettings,
	},
	{
		name: "provision-options",
		seeds: [
			lines("--port", "/dev/ttyUSB0", "--ssid", "Set 7", "--open-network", "--language", "de"),
			lines("--port=p", "--client-id", "unit 1", "--service", "https://c2c.example"),
			lines("--port", "p", "--ssid", "S", "--password-file", "none", "--client-secret-file", "none"),
			lines("--port", "p", "--test-roots", "none"),
			lines("--port", "p", "--no-test-roots"),
			lines("--help"),
		],
		words: [
			..."--port --ssid --password-file --open-network --client-secret-file --service --language".split(" "),
			"\n",
		],
		run: runOptions,
	},
];

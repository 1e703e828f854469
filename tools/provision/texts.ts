import type { BoardAbout } from "../../modules/provisioning/console-answer.js";
import type { RefusalReason, SettingName } from "../../modules/provisioning/setting-name.js";
import type { Outcome } from "./provision.js";

/** What people call a setting. */
export const labels: Readonly<Record<SettingName, string>> = {
	"client-id": "client id",
	"client-secret": "client secret",
	service: "service",
	language: "language",
	ssid: "network name",
	password: "network password",
	"test-roots": "roots of a test service",
};

const reasons: Readonly<Record<RefusalReason, string>> = {
	characters: "it holds characters that it must not have",
	length: "it is too short or too long",
	address: "it is no https address of a service",
	certificates: "it holds no certificates, or too many",
	"release-build":
		"a release build trusts no test service; for tests build with --test (docs/provisioning.md)",
	language: "this firmware does not speak it",
	"without-ssid": "the name of its network is missing",
	"without-secret": "another service needs its own client secret: give --client-secret-file as well",
	paired:
		"the board is paired, and its pairing would be lost without the service being told: unpair it first (hold its button for 3 seconds), then provision it",
};

export function aboutText({ board, firmware, hasSecret, hasNetwork, isPaired }: BoardAbout): string {
	const parts = [
		`client secret ${hasSecret ? "set" : "not set"}`,
		`network ${hasNetwork ? "set" : "not set"}`,
		isPaired ? "paired" : "not paired",
	];
	return `Found a board: ${board}, firmware ${firmware} (${parts.join(", ")}).`;
}

export const doneText = "Done. The board has written everything and starts again with it.";

/** One line: what happened, what it means for the board, and what to do. */
export function troubleText(outcome: Exclude<Outcome, { kind: "done" }>, port: string): string {
	switch (outcome.kind) {
		case "refused":
			return `The board refused the ${labels[outcome.name]}: ${reasons[outcome.why]}. Nothing was changed.`;
		case "failed":
			return "The board could not write its flash. What was written is whole; try again, and if it stays so, the board is broken.";
		case "silent":
			return `Nothing on ${port} answered. Is it the board's port, does no other program use it, and is the firmware a release build? (A build with the debugger keeps the console for itself.)`;
		case "lost":
			return outcome.isUnknown
				? "The board stopped answering at the end: the values may be written or not. Run the same command again; doing it twice does no harm."
				: "The board stopped answering. Nothing was changed; look at the cable and run the same command again.";
		case "foreign":
			return "The board's firmware speaks another version of this protocol. Nothing was changed; use the program that belongs to the firmware.";
	}
}

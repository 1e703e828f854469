import { trustsTestRoots } from "slate/firmware/board/roots";
import { uuidOf } from "../modules/engine/uuid.js";
import { languages } from "../modules/language/languages.js";
import { type Core, Provisioner } from "../modules/provisioning/provisioner.js";
import type { DevicePorts } from "./device-ports.js";
import { textSetting } from "./ports/build-settings.js";

/** Lets the board be provisioned over its console (`docs/provisioning.md`). */
export function serveProvisioning(ports: DevicePorts, core: Core): void {
	const { console, random, log } = ports;
	const takesTestRoots = trustsTestRoots();
	if (takesTestRoots)
		log.write("warning", "this build trusts the roots of a test service: it is not for use");
	const version = textSetting("version") ?? "unknown";
	const provisioner = new Provisioner({
		...ports,
		core,
		write: (bytes) => console.write(bytes),
		// Whoever provisions the board sees what kind of build it is.
		firmware: takesTestRoots ? `${version}+test` : version,
		board: textSetting("board") ?? "unknown",
		languages,
		takesTestRoots,
		newClientId: () => uuidOf(random.bytes(16)),
	});
	console.watch((byte) => provisioner.receive(byte));
}

import { uuidOf } from "../modules/engine/uuid.js";
import { languages } from "../modules/language/languages.js";
import { type Core, Provisioner } from "../modules/provisioning/provisioner.js";
import type { DevicePorts } from "./device-ports.js";
import { textSetting } from "./ports/build-settings.js";

/** Lets the board be provisioned over its console (`docs/provisioning.md`). */
export function serveProvisioning(ports: DevicePorts, core: Core): void {
	const { console, random } = ports;
	const provisioner = new Provisioner({
		...ports,
		core,
		write: (bytes) => console.write(bytes),
		firmware: textSetting("version") ?? "unknown",
		board: textSetting("board") ?? "unknown",
		languages,
		newClientId: () => uuidOf(random.bytes(16)),
	});
	console.watch((byte) => provisioner.receive(byte));
}

import type { Ports } from "../../modules/engine/ports.js";
import { uuidOf } from "../../modules/engine/uuid.js";
import { languages } from "../../modules/language/languages.js";
import { type Core, Provisioner } from "../../modules/provisioning/provisioner.js";
import type { BoardConsole } from "./board-console.js";
import { firmwareVersion } from "./firmware-version.js";

/** Lets the board be provisioned over its console. The result ends it. */
export function serveProvisioning(console: BoardConsole, ports: Ports, core: Core): () => void {
	const provisioner = new Provisioner({
		...ports,
		core,
		write: (bytes) => console.write(bytes),
		firmware: firmwareVersion,
		board: "virtual-board",
		languages,
		takesTestRoots: true,
		newClientId: () => uuidOf(ports.random.bytes(16)),
	});
	console.watch((bytes) => {
		for (const byte of bytes) provisioner.receive(byte);
	});
	return () => {
		console.watch(() => {});
		provisioner.stop();
	};
}

import type { Host } from "./host.js";

/** Answers each text with the QR code that the SDK's module makes of it: modules along a side, then a byte per module. */
export default function run(host: Host): void {
	while (host.next() !== "end") {
		const code = host.qrCode?.({ input: host.text(1) ?? "", maxVersion: 12 });
		if (code !== undefined) host.say("code", code.size, new Uint8Array(code));
	}
}

import { qrOfAddress } from "../../../modules/screen/qr-text.js";
import type { Host } from "./host.js";

/** Answers each address with how its QR code is planned, and with the code that the board's encoder makes of that. */
export default function run(host: Host): void {
	while (host.next() !== "end") {
		const plan = qrOfAddress(host.text(1) ?? "");
		const code = plan && host.qrCode?.(plan.text, plan.modes);
		if (plan === undefined || code === undefined) continue;
		host.say("code", plan.text, plan.modes, Math.sqrt(code.byteLength), new Uint8Array(code));
	}
}

import { qrOfAddress } from "../../../modules/screen/qr-text.js";
import type { Host } from "./host.js";

/**
 * Answers each address (`code ADDRESS`) with how its QR code is planned, and with the code that the board's encoder makes of
 * that; each plan (`encode TEXT MODES`) with how many modules its code has along a side, or with nothing when there is none.
 */
export default function run(host: Host): void {
	for (let kind = host.next(); kind !== "end"; kind = host.next()) {
		const text = host.text(1) ?? "";
		if (kind === "encode") {
			const code = host.qrCode?.(text, host.text(2) ?? "");
			host.say("side", code && Math.sqrt(code.byteLength));
			continue;
		}
		const plan = qrOfAddress(text);
		const code = plan && host.qrCode?.(plan.text, plan.modes);
		if (plan === undefined || code === undefined) continue;
		host.say("code", plan.text, plan.modes, Math.sqrt(code.byteLength), new Uint8Array(code));
	}
}

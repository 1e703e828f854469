import { type QrPlan, qrPlan } from "./qr-plan.js";

/**
 * The QR code of an address: where that takes fewer modules, scheme and host are in capitals, which mean the same (RFC 3986
 * §6.2.2.1) and which a code writes in fewer bits. Path, query and fragment stay as they are. `undefined` when it is too long.
 */
export function qrOfAddress(url: string): QrPlan | undefined {
	const plan = qrPlan(url);
	const origin = /^https?:\/\/[a-z0-9.-]+(:\d+)?(?![^/?#])/i.exec(url)?.[0];
	if (origin === undefined) return plan;
	const shorter = qrPlan(origin.toUpperCase() + url.slice(origin.length));
	if (shorter === undefined || (plan !== undefined && plan.modules <= shorter.modules)) return plan;
	return shorter;
}

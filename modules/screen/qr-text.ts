import { qrModules } from "./qr-size.js";

/**
 * The same address in fewer modules, where there are fewer: scheme and host in capitals, which mean the same (RFC 3986
 * §6.2.2.1), so that the code's denser mode can hold them. Path, query and fragment, which may not be changed, must be in that
 * mode's letters already: the encoder of a board puts a text in one mode only.
 */
export function qrText(url: string): string {
	const parts = /^(https?:\/\/[a-z0-9.-]+(?::\d+)?)(\/.*)?$/i.exec(url);
	const [, origin = "", rest = ""] = parts ?? [];
	// What the alphanumeric mode of a QR code holds (ISO/IEC 18004, table 5).
	if (parts === null || !/^[0-9A-Z $%*+./:-]*$/.test(rest)) return url;
	const shorter = origin.toUpperCase() + rest;
	const modules = qrModules(url);
	const fewer = qrModules(shorter);
	return fewer !== undefined && (modules === undefined || fewer < modules) ? shorter : url;
}

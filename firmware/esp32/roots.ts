import { isDebugBuild } from "slate/firmware/tls/session";
import { splitCertificates } from "../../modules/credentials/certificate-list.js";
import type { Store } from "../../modules/credentials/store.js";
import type { Roots } from "../ports/origin.js";

/** Key in flash: certificates in DER, one after the other, of the roots of a test service. */
const key = "test-roots";

/** A chip that is shipped trusts only the roots that the firmware carries; a debug build also those in flash. */
export function boardRoots(store: Store): Roots {
	if (!isDebugBuild()) return [];
	try {
		return splitCertificates(store.read(key) ?? new Uint8Array(0));
	} catch {
		return [];
	}
}

import { File } from "file";
import { splitCertificates } from "../../modules/credentials/certificate-list.js";
import type { Store } from "../../modules/credentials/store.js";
import type { Roots } from "../ports/origin.js";

const path = "root.der";

/** The simulated board cannot be provisioned over a cable. */
export function trustsTestRoots(): boolean {
	return false;
}

/** The roots of a test service: the file `root.der` in the folder in which the simulator was started, when it is there. */
export function boardRoots(_store: Store): Roots {
	if (!File.exists(path)) return [];
	const file = new File(path);
	try {
		return splitCertificates(new Uint8Array(file.read(ArrayBuffer)));
	} finally {
		file.close();
	}
}

import { isDebugBuild } from "slate/firmware/tls/session";
import type { Store } from "../../modules/credentials/store.js";
import { type Build, rootsFor, takesTestRoots } from "../../modules/provisioning/test-roots.js";
import { textSetting } from "../ports/build-settings.js";
import type { Roots } from "../ports/origin.js";

function thisBuild(): Build {
	return { hasDebugger: isDebugBuild(), kind: textSetting("kind") };
}

/** Whether this build can be given the roots of a test service. */
export function trustsTestRoots(): boolean {
	return takesTestRoots(thisBuild());
}

/** The roots of a test service, as they were provisioned; none in a release build. */
export function boardRoots(store: Store): Roots {
	return rootsFor(thisBuild(), store);
}

import { isDebugBuild } from "slate/firmware/tls/session";
import type { Store } from "../../modules/credentials/store.js";
import { loadTestRoots } from "../../modules/provisioning/test-roots.js";
import { textSetting } from "../ports/build-settings.js";
import type { Roots } from "../ports/origin.js";

/**
 * Whether this build is for tests: one with the debugger, or one that was made with `testRoots=yes`, because the debugger keeps
 * the console for itself. A release build trusts only the roots that it carries.
 */
export function trustsTestRoots(): boolean {
	return isDebugBuild() || textSetting("testRoots") === "yes";
}

/** The roots of a test service, as they were provisioned. */
export function boardRoots(store: Store): Roots {
	return trustsTestRoots() ? loadTestRoots(store) : [];
}

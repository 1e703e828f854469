import { splitCertificates } from "../credentials/certificate-list.js";
import { maxPayloadBytes } from "../credentials/slot.js";
import type { Store } from "../credentials/store.js";
import { Vault } from "../credentials/vault.js";
import type { RefusalReason } from "./setting-name.js";

/** How the firmware was built: with the debugger or not, and what the build's command called it. */
export type Build = Readonly<{ hasDebugger: boolean; kind: string | undefined }>;

/**
 * Whether a build can be given the roots of a test service: one with the debugger, or one that was made for tests, because the
 * debugger keeps the console for itself. A release build cannot, and neither can one of no known kind.
 */
export function takesTestRoots({ hasDebugger, kind }: Build): boolean {
	return kind !== "release" && (hasDebugger || kind === "test");
}

/** The roots of a test service that a build trusts. A release build does not even read what is in flash. */
export function rootsFor(build: Build, store: Store): readonly ArrayBuffer[] {
	return takesTestRoots(build) ? loadTestRoots(store) : [];
}

/** All certificates together, as one record in flash. */
export const maxTestRootsBytes = maxPayloadBytes;
/** A session trusts a bounded number of roots, the shipped ones among them. */
export const maxTestRoots = 8;

/** The value by which nothing is trusted any more besides the shipped roots; a value cannot be empty. */
export const noTestRoots = Uint8Array.of(0);

/** The record that a value stands for: certificates in DER, one after the other, or nothing. */
export function checkTestRoots(value: Uint8Array | undefined): Uint8Array | RefusalReason | undefined {
	if (value === undefined) return undefined;
	if (value.length > maxTestRootsBytes) return "length";
	if (value.length === noTestRoots.length && value[0] === noTestRoots[0]) return new Uint8Array(0);
	const { length } = splitCertificates(value);
	return length >= 1 && length <= maxTestRoots ? value : "certificates";
}

/** The stored roots of a test service, each in DER; none when there are none, or flash does not work. Never throws. */
export function loadTestRoots(store: Store): readonly ArrayBuffer[] {
	const { payload } = new Vault(store).load("test-roots");
	return splitCertificates(payload ?? new Uint8Array(0));
}

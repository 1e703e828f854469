/** Warnings of a link, by whose code they are about. */
export type LinkWarnings = Readonly<{ ours: readonly string[]; sdk: readonly string[] }>;

/**
 * Finds the warnings in what the SDK's tools have printed. Those that name a file of the SDK or one of its modules are the
 * SDK's; every other one is ours.
 */
export function linkWarnings(output: string, sdkFolder: string): LinkWarnings {
	const lines = output.split("\n").filter((line) => /\bwarning\b/i.test(line));
	const isSdk = (line: string): boolean =>
		line.startsWith(sdkFolder) || (/^### warning: /.test(line) && !line.startsWith("### warning: slate/"));
	return { ours: lines.filter((line) => !isSdk(line)), sdk: lines.filter(isSdk) };
}

/** The part of the output that tells why a link failed. */
export function linkFailure(output: string): string {
	const lines = output
		.split("\n")
		.filter((line) => line !== "" && !/^# |\bwarning\b|^make: \*\*\* Waiting/.test(line));
	return lines.slice(-8).join("\n");
}

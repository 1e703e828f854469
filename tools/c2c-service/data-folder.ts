import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "../shared/options.js";

const stateFile = "state.json";
const rootFile = "root.pem";
const rootKeyFile = "root-key.pem";

/** What the service keeps between two runs. Only its owner can read the folder's secrets. */
export class DataFolder {
	readonly #folder: string;

	/** @throws EnvironmentError when the folder cannot be made */
	constructor(folder: string) {
		this.#folder = path.resolve(folder);
		attempt(`the data folder ${this.#folder} cannot be made`, () =>
			mkdirSync(this.#folder, { recursive: true, mode: 0o700 }),
		);
	}

	get statePath(): string {
		return path.join(this.#folder, stateFile);
	}

	get rootPath(): string {
		return path.join(this.#folder, rootFile);
	}

	readState(): string | undefined {
		return this.#read(stateFile);
	}

	/** A reader finds the old state or the new one, whole, whenever the process ends. */
	writeState(text: string): void {
		this.#write(stateFile, text, 0o600);
	}

	readRoot(): { certificate: string; key: string } | undefined {
		const certificate = this.#read(rootFile);
		const key = this.#read(rootKeyFile);
		return certificate === undefined || key === undefined ? undefined : { certificate, key };
	}

	writeRoot(root: Readonly<{ certificate: string; key: string }>): void {
		this.#write(rootKeyFile, root.key, 0o600);
		this.#write(rootFile, root.certificate, 0o644);
	}

	#read(name: string): string | undefined {
		const file = path.join(this.#folder, name);
		try {
			return readFileSync(file, "utf8");
		} catch (error) {
			if (codeOf(error) === "ENOENT") return undefined;
			throw new EnvironmentError(`${file} cannot be read: ${codeOf(error)}.`);
		}
	}

	#write(name: string, text: string, mode: number): void {
		const file = path.join(this.#folder, name);
		const temporary = `${file}.new`;
		attempt(`${file} cannot be written`, () => {
			rmSync(temporary, { force: true });
			writeFileSync(temporary, text, { mode });
			renameSync(temporary, file);
		});
	}
}

function attempt(what: string, action: () => void): void {
	try {
		action();
	} catch (error) {
		throw new EnvironmentError(`${what}: ${codeOf(error)}.`);
	}
}

/** The system's code of an error, such as `EACCES`. */
function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

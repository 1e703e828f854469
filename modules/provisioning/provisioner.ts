import type { Store } from "../credentials/store.js";
import { Vault } from "../credentials/vault.js";
import type { Clock, Log } from "../engine/ports.js";
import type { Words } from "../language/words.js";
import { planSettings, presenceIn, writePlan } from "./apply.js";
import { type ConsoleAnswer, encodeAnswer } from "./console-answer.js";
import { encodeFrame, type Frame, FrameReader } from "./console-frame.js";
import { type ConsoleRequest, parseRequest, protocolVersion } from "./console-request.js";
import { Draft, valuesChecksum } from "./draft.js";
import type { SettingName } from "./setting-name.js";
import { checkSettings } from "./settings.js";

/** After a commit the board starts again by itself, even if the host is gone, ms. */
export const restartAfterMs = 5_000;
/** Time for the last answer to leave, ms. */
export const farewellMs = 300;

/** What runs on the records: the engine, or the whole board. */
export interface Core {
	/** Nothing is sent or stored any more from here on. */
	stop(): void;
	/** Begins anew from what flash holds. */
	restart(): void;
}

export type ProvisionerParts = Readonly<{
	store: Store;
	clock: Clock;
	log: Log;
	core: Core;
	/** Bytes for the console: one frame. */
	write: (bytes: Uint8Array) => void;
	firmware: string;
	/** The name of the board's folder in `firmware/boards`, or what stands for it. */
	board: string;
	/** Those that the board speaks. */
	languages: readonly Words[];
	/** Whether this is a build for tests, which trusts the roots of a test service; one that is shipped does not take them. */
	takesTestRoots: boolean;
	/** For a board that has none yet. */
	newClientId: () => string;
}>;

/**
 * The board's side of provisioning: takes bytes from the console, answers the frames among them, and writes the records. A
 * frame that is damaged is not answered; the host then sends it again. A frame that comes twice is served once and answered
 * twice. The core is stopped before the first record is written, and starts again afterwards: it never runs on a mix. Never
 * throws, unless a port does.
 */
export class Provisioner {
	readonly #parts: ProvisionerParts;
	readonly #vault: Vault;
	readonly #reader = new FrameReader();
	#draft: Draft | undefined;
	#last: Readonly<{ sequence: number; checksum: number; answer: Uint8Array }> | undefined;
	#cancelRestart: (() => void) | undefined;

	constructor(parts: ProvisionerParts) {
		this.#parts = parts;
		this.#vault = new Vault(parts.store);
	}

	/** One byte from the console, 0 … 255. */
	receive(byte: number): void {
		const frame = this.#reader.take(byte);
		if (frame?.direction === "request") this.#parts.write(this.#answer(frame));
	}

	/** Power is taken away: a restart that is due does not happen any more. */
	stop(): void {
		this.#cancelRestart?.();
		this.#cancelRestart = undefined;
	}

	#answer({ sequence, checksum, body }: Frame): Uint8Array {
		const last = this.#last;
		if (last !== undefined && last.sequence === sequence && last.checksum === checksum) return last.answer;
		const request = parseRequest(body);
		const answer = request === undefined ? wrong("request") : this.#serve(request);
		const bytes = encodeFrame("answer", sequence, encodeAnswer(answer));
		this.#last = { sequence, checksum, answer: bytes };
		return bytes;
	}

	#serve(request: ConsoleRequest): ConsoleAnswer {
		switch (request.kind) {
			case "hello":
				return this.#begin(request.version);
			case "put":
				return this.#put(request);
			case "commit":
				return this.#commit(request.checksum);
			case "restart":
				return this.#hasten();
		}
	}

	#begin(version: number): ConsoleAnswer {
		if (version !== protocolVersion) return wrong("version");
		this.#draft = new Draft();
		const { firmware, board } = this.#parts;
		const about = { protocol: protocolVersion, firmware, board, ...presenceIn(this.#vault) };
		return { kind: "hello", about };
	}

	#put({ name, offset, piece }: Extract<ConsoleRequest, { kind: "put" }>): ConsoleAnswer {
		if (this.#draft === undefined) return wrong("no-hello");
		if (name === "test-roots" && !this.#parts.takesTestRoots) return this.#refuse(name);
		return this.#draft.put(name, offset, piece) ? { kind: "ok" } : wrong("order");
	}

	/** Nothing of a value that this build does not take is kept, and nothing of what came with it. */
	#refuse(name: SettingName): ConsoleAnswer {
		this.#draft = undefined;
		return { kind: "refused", name, why: "release-build" };
	}

	/** However it ends, what was put is forgotten. */
	#commit(checksum: number): ConsoleAnswer {
		const values = this.#draft?.values;
		this.#draft = undefined;
		if (values === undefined) return wrong("no-hello");
		if (values.size === 0) return wrong("order");
		if (valuesChecksum(values) !== checksum) return wrong("checksum");
		const checked = checkSettings(values, this.#parts.languages);
		if (checked.kind === "refused") return checked;
		const plan = planSettings(this.#vault, checked.settings, this.#parts.newClientId);
		if (plan.kind === "refused") return plan;
		const { core, log } = this.#parts;
		core.stop();
		this.#restartIn(restartAfterMs);
		const saved = writePlan(this.#vault, plan);
		if (saved.kind === "failed") {
			log.write("error", `provisioning: ${saved.text}`);
			return { kind: "failed" };
		}
		log.write("info", `provisioned over the console: ${[...values.keys()].join(", ")}`);
		return { kind: "done" };
	}

	#hasten(): ConsoleAnswer {
		if (this.#cancelRestart === undefined) return wrong("order");
		this.#restartIn(farewellMs);
		return { kind: "ok" };
	}

	#restartIn(waitMs: number): void {
		const { clock, core } = this.#parts;
		this.#cancelRestart?.();
		this.#cancelRestart = clock.wakeAt(clock.now() + waitMs, () => {
			this.#cancelRestart = undefined;
			core.restart();
		});
	}
}

function wrong(why: Extract<ConsoleAnswer, { kind: "wrong" }>["why"]): ConsoleAnswer {
	return { kind: "wrong", why };
}

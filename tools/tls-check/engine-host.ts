import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Fields } from "../shared/fields.js";
import { type Message, MessageReader, writeMessage } from "./messages.js";

const maxSessions = 8;

export type Opened = Readonly<{ version: string; suite: string; isResumed: boolean; cpuUs: number }>;

/** How a session ended: by the service's goodbye, or for a reason. */
export type Ended = Readonly<{ state: "closed" | "failed"; code: string; words: string; detail: number }>;

/** Bytes on the heap, now and at its highest since {@link EngineHost.forgetPeak}, and of the stack at its deepest ever. */
export type Measures = Readonly<{
	heapNow: number;
	heapPeak: number;
	stackPeak: number;
	pointerBytes: number;
	/** The longest record that the library can send, bytes. */
	sendBuffer: number;
	/** Whether the engine asks for records of 4 KiB. */
	asksForShort: boolean;
	/** Whether buffers shrink to the length of records that the service agrees to. */
	shrinks: boolean;
}>;

export type SessionEvents = Readonly<{
	send(bytes: Buffer): void;
	data(bytes: Buffer): void;
	opened(opened: Opened): void;
	ended(ended: Ended): void;
}>;

export type SessionOptions = Readonly<{
	host: string;
	protocol?: string;
	/** DER. */
	anchors: readonly Uint8Array[];
	isResumable?: boolean;
	/** The roots stay where they are, as in flash. */
	inFlash?: boolean;
}>;

/** The engine in a process of its own. Sessions are numbered; at most eight exist at once. */
export class EngineHost {
	readonly #child: ChildProcess;
	readonly #sessions = new Map<number, SessionEvents>();
	readonly #waiting: ((measures: Measures) => void)[] = [];
	readonly #exited: Promise<unknown[]>;
	#complaints = "";
	#nextId = 0;

	constructor(program: string) {
		this.#child = spawn(program, { stdio: ["pipe", "pipe", "pipe"] });
		this.#exited = once(this.#child, "close");
		const reader = new MessageReader((message) => this.#hear(message));
		this.#child.stdout?.on("data", (chunk: Buffer) => reader.read(chunk));
		this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
			this.#complaints += text;
		});
		// A program that has died is noticed when it is asked to end.
		this.#child.stdin?.on("error", () => {});
	}

	get pid(): number {
		return this.#child.pid ?? 0;
	}

	open(options: SessionOptions, events: SessionEvents): EngineSession {
		// In turn, so that nothing late of one session is taken for the next.
		let id = this.#nextId;
		while (this.#sessions.has(id)) id = (id + 1) % maxSessions;
		this.#nextId = (id + 1) % maxSessions;
		this.#sessions.set(id, events);
		this.#say("o", id, encodeOptions(options));
		return new EngineSession(
			(kind, bytes) => this.#say(kind, id, bytes),
			() => void this.#sessions.delete(id),
		);
	}

	/** Sets the clock of the engine, s since 1970; `undefined`: the real one. */
	setClock(seconds: number | undefined): void {
		this.#say("t", 0, Buffer.from(seconds === undefined ? "" : `${seconds}`));
	}

	forgetSessions(): void {
		this.#say("n", 0);
	}

	forgetPeak(): void {
		this.#say("z", 0);
	}

	measure(): Promise<Measures> {
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
			this.#say("m", 0);
		});
	}

	/** Ends the process, and gives what it complained about: "" when it ended well. */
	async end(): Promise<string> {
		this.#child.stdin?.end();
		const [status, signal] = await this.#exited;
		const isWell = status === 0 && this.#complaints === "";
		return isWell ? "" : `status ${String(status ?? signal)}\n${this.#complaints}`;
	}

	#say(kind: string, id: number, bytes: Uint8Array = new Uint8Array(0)): void {
		this.#child.stdin?.write(writeMessage({ kind, id, bytes: Buffer.from(bytes) }));
	}

	#hear({ kind, id, bytes }: Message): void {
		if (kind === "M") {
			this.#waiting.shift()?.(parseMeasures(bytes));
			return;
		}
		const events = this.#sessions.get(id);
		if (kind === "S") events?.send(bytes);
		else if (kind === "D") events?.data(bytes);
		else if (kind === "O") events?.opened(parseOpened(bytes));
		else if (kind === "X") events?.ended(parseEnded(bytes));
	}
}

/** One session of the engine. */
export class EngineSession {
	readonly #say: (kind: string, bytes?: Uint8Array) => void;
	readonly #forget: () => void;

	constructor(say: (kind: string, bytes?: Uint8Array) => void, forget: () => void) {
		this.#say = say;
		this.#forget = forget;
	}

	/** Bytes have come from the service. */
	feed(bytes: Uint8Array): void {
		this.#say("f", bytes);
	}

	/** The connection has ended. */
	feedEnd(): void {
		this.#say("e");
	}

	write(bytes: Uint8Array): void {
		this.#say("w", bytes);
	}

	/** Says goodbye to the service. */
	shut(): void {
		this.#say("s");
	}

	/** Nothing is heard of the session afterwards. */
	free(): void {
		this.#say("x");
		this.#forget();
	}
}

function encodeOptions({ host, protocol, anchors, isResumable, inFlash }: SessionOptions): Buffer {
	const flags = (isResumable === true ? 1 : 0) | (inFlash === true ? 2 : 0);
	const head = Buffer.from(`${String.fromCharCode(flags)}${host}\0${protocol ?? ""}\0`);
	const parts = anchors.flatMap((der) => {
		const length = Buffer.alloc(4);
		length.writeUInt32LE(der.length);
		return [length, Buffer.from(der)];
	});
	return Buffer.concat([head, ...parts]);
}

function fieldsOf(bytes: Buffer): Fields {
	return Fields.of(JSON.parse(bytes.toString()), "what the engine says");
}

function parseOpened(bytes: Buffer): Opened {
	const fields = fieldsOf(bytes);
	return {
		version: fields.text("version"),
		suite: fields.text("suite"),
		isResumed: fields.boolean("isResumed"),
		cpuUs: fields.number("cpuUs"),
	};
}

function parseEnded(bytes: Buffer): Ended {
	const fields = fieldsOf(bytes);
	return {
		state: fields.text("state") === "closed" ? "closed" : "failed",
		code: fields.text("code"),
		words: fields.text("words"),
		detail: fields.number("detail"),
	};
}

function parseMeasures(bytes: Buffer): Measures {
	const fields = fieldsOf(bytes);
	return {
		heapNow: fields.number("heapNow"),
		heapPeak: fields.number("heapPeak"),
		stackPeak: fields.number("stackPeak"),
		pointerBytes: fields.number("pointerBytes"),
		sendBuffer: fields.number("sendBuffer"),
		asksForShort: fields.boolean("asksForShort"),
		shrinks: fields.boolean("shrinks"),
	};
}

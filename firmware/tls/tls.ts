import { Session, states, TlsError } from "slate/firmware/tls/session";
import Timer from "timer";

type Bytes = ArrayBuffer | Uint8Array;

/** The TCP socket below (ECMA-419). */
interface Lower {
	read(count: number): unknown;
	write(bytes: unknown): unknown;
	close(): void;
}

export type TlsSocketOptions = Readonly<{
	host?: string;
	TCP: Readonly<{ io: new (options: object) => Lower }>;
	secure: Readonly<{
		/** The name that the certificate must hold; the host unless given. */
		serverName?: string;
		applicationLayerProtocolNegotiation?: string;
		/** Whom to trust, in DER. */
		certificate: readonly unknown[];
	}>;
	onReadable?: (count: number) => void;
	onWritable?: (count: number) => void;
	/** Called once. Without an error: the service has said that it has sent everything. */
	onError?: (error?: TlsError) => void;
}>;

/**
 * A TLS socket with the options and callbacks of ECMA-419's TCP socket. The service's certificate is always checked. Callbacks
 * that throw end the connection, not the virtual machine.
 */
export default class TLSSocket {
	readonly #options: TlsSocketOptions;
	#tcp: Lower | undefined;
	#session: Session | undefined;
	#arrived = 0;
	#sendable = 0;
	#isOpen = false;
	#isOver = false;
	#isBuffer = true;
	#timer: Timer | undefined;

	constructor(options: TlsSocketOptions) {
		this.#options = options;
		const { host, secure } = options;
		const { serverName = host, applicationLayerProtocolNegotiation: protocol, certificate } = secure;
		if (serverName === undefined) throw new TypeError("a host is needed");
		try {
			this.#session = new Session(serverName, protocol ?? "", certificate);
		} catch (error) {
			this.#later(() => this.#end(faultOf(error)));
			return;
		}
		this.#tcp = new options.TCP.io({
			...options,
			onReadable: (count: number) => {
				this.#arrived = count;
				this.#guard(() => this.#pump());
			},
			onWritable: (count: number) => {
				this.#sendable = count;
				this.#guard(() => {
					this.#pump();
					this.#tellWritable();
				});
			},
			onError: () =>
				this.#guard(() => {
					this.#session?.feedEnd();
					this.#sendable = 0;
					this.#pump();
				}),
		});
	}

	get format(): "buffer" | "number" {
		return this.#isBuffer ? "buffer" : "number";
	}

	set format(format: string) {
		if (format !== "buffer" && format !== "number") throw new RangeError("no such format");
		this.#isBuffer = format === "buffer";
	}

	/** A byte, a buffer of up to `count` bytes, or how many bytes were put into the given buffer; `undefined`: there is nothing. */
	read(count?: number | Bytes): unknown {
		const session = this.#session;
		const available = session?.readable ?? 0;
		if (session === undefined || available === 0) return undefined;
		const result = this.#isBuffer ? readBuffer(session, count ?? available, available) : session.readByte();
		// What comes next is told in another turn, so that nobody is called back from within a read.
		if (session.readable === 0) this.#later(() => this.#pump());
		return result;
	}

	/** Gives how many bytes can be written after this. Throws when there are more than could be. */
	write(bytes: unknown): number {
		const session = this.#session;
		if (session === undefined || !this.#isOpen) throw new Error("would block");
		session.write(this.#isBuffer ? bytes : Uint8Array.of(Number(bytes)));
		this.#flush(session);
		return session.writable;
	}

	/** Says goodbye to the service, as far as that can be sent at once. Nothing is called back afterwards. */
	close(): undefined {
		const session = this.#session;
		const tcp = this.#tcp;
		if (this.#timer !== undefined) Timer.clear(this.#timer);
		this.#timer = undefined;
		try {
			session?.shut();
			if (session !== undefined) this.#flush(session);
		} catch {
			// The connection is gone; there is nobody to say goodbye to.
		}
		this.#session = undefined;
		this.#tcp = undefined;
		session?.close();
		tcp?.close();
	}

	/** Moves bytes both ways for as long as some move. */
	#pump(): void {
		const session = this.#session;
		let isMoving = session !== undefined && !this.#isOver;
		while (isMoving && session !== undefined) {
			const isFed = this.#feed(session);
			const state = session.step();
			const isSent = this.#flush(session);
			this.#tell(session, state);
			isMoving = (isFed || isSent) && this.#session === session && !this.#isOver && session.readable === 0;
		}
	}

	#feed(session: Session): boolean {
		const count = Math.min(this.#arrived, session.space);
		if (count === 0) return false;
		const bytes = this.#tcp?.read(count);
		this.#arrived -= count;
		if (bytes !== undefined) session.feed(bytes);
		return true;
	}

	#flush(session: Session): boolean {
		const bytes = this.#sendable > 0 ? session.take(this.#sendable) : undefined;
		if (!(bytes instanceof ArrayBuffer)) return false;
		this.#sendable -= bytes.byteLength;
		this.#tcp?.write(bytes);
		return true;
	}

	#tell(session: Session, state: number): void {
		if (state !== states.handshake && !this.#isOpen && state !== states.failed) {
			this.#isOpen = true;
			this.#tellWritable();
		}
		if (this.#session !== session) return;
		const { readable } = session;
		if (readable > 0) this.#options.onReadable?.(readable);
		else if (state === states.failed) this.#end(new TlsError(session.reason));
		else if (state === states.closed) this.#end(undefined);
	}

	#tellWritable(): void {
		const count = this.#isOpen && !this.#isOver ? (this.#session?.writable ?? 0) : 0;
		if (count > 0) this.#options.onWritable?.(count);
	}

	#end(error: TlsError | undefined): void {
		if (this.#isOver) return;
		this.#isOver = true;
		try {
			this.#options.onError?.(error);
		} catch {
			this.close();
		}
	}

	#later(act: () => void): void {
		this.#timer ??= Timer.set(() => {
			this.#timer = undefined;
			this.#guard(act);
		}, 0);
	}

	#guard(act: () => void): void {
		try {
			act();
		} catch (error) {
			this.#end(faultOf(error));
		}
	}
}

function readBuffer(session: Session, count: number | Bytes, available: number): unknown {
	if (typeof count === "object") return session.read(count);
	const buffer = new ArrayBuffer(Math.min(count, available));
	session.read(buffer);
	return buffer;
}

function faultOf(error: unknown): TlsError {
	return error instanceof TlsError
		? error
		: new TlsError(`fault: ${error instanceof Error ? error.message : "unknown"}`);
}

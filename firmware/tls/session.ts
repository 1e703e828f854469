/** How far a session is, as the engine numbers it. */
export const states = Object.freeze({ handshake: 0, open: 1, closed: 2, failed: 3 } as const);

/** Why a session ended. The code never changes its meaning; the message is for people. */
export class TlsError extends Error {
	readonly code: string;

	/** `reason` is a code and words, as the engine gives them. */
	constructor(reason: string) {
		const end = reason.indexOf(": ");
		super(end < 0 ? reason : reason.slice(end + 2));
		this.code = end < 0 ? "not-tls" : reason.slice(0, end);
	}
}

/** The engine (`engine.h`), which knows no sockets. Each method is one call of C and nothing else, which XS makes direct. Every method but `close` throws once it is closed. */
export class Session extends Native("xs_slate_tls_destructor") {
	/** @throws TlsError when there is nothing that could be trusted, or no memory */
	constructor(host: string, protocol: string, roots: readonly unknown[]) {
		super();
		const reason = this.open(host, protocol, roots);
		if (reason !== undefined) throw new TlsError(reason);
	}

	/** Why there is no session. */
	private open(host: string, protocol: string, roots: readonly unknown[]): string | undefined {
		return native("xs_slate_tls_open").call(this, host, protocol, roots) as string | undefined;
	}

	close(): void {
		native("xs_slate_tls_close").call(this);
	}

	get space(): number {
		return native("xs_slate_tls_space").call(this) as number;
	}

	/** Takes no more than `space` bytes. */
	feed(bytes: unknown): void {
		native("xs_slate_tls_feed").call(this, bytes);
	}

	feedEnd(): void {
		native("xs_slate_tls_feedEnd").call(this);
	}

	/** One of `states`. */
	step(): number {
		return native("xs_slate_tls_step").call(this) as number;
	}

	take(count: number): unknown {
		return native("xs_slate_tls_take").call(this, count);
	}

	get readable(): number {
		return native("xs_slate_tls_readable").call(this) as number;
	}

	readByte(): unknown {
		return native("xs_slate_tls_readByte").call(this);
	}

	/** The number of bytes that were put into the buffer. */
	read(buffer: ArrayBuffer | Uint8Array): number {
		return native("xs_slate_tls_read").call(this, buffer) as number;
	}

	get writable(): number {
		return native("xs_slate_tls_writable").call(this) as number;
	}

	/** Takes no more than `writable` bytes. */
	write(bytes: unknown): void {
		native("xs_slate_tls_write").call(this, bytes);
	}

	shut(): void {
		native("xs_slate_tls_shut").call(this);
	}

	/** Why the session has failed, as `TlsError` takes it. */
	get reason(): string {
		return native("xs_slate_tls_reason").call(this) as string;
	}
}

/** How the firmware was built. */
class Build {
	get isDebug(): boolean {
		return native("xs_slate_tls_isDebug").call(this) as boolean;
	}
}

/** Whether this is a build for developers. */
export function isDebugBuild(): boolean {
	return new Build().isDebug;
}

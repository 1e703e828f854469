import Timer from "timer";

/** A socket class by ECMA-419: TCP, or TLS on top of it. */
export type SocketClass = new (options: SocketOptions) => Socket;

/** What is used of a socket. */
export interface Socket {
	format: string;
	read(count?: number | ArrayBuffer | Uint8Array): unknown;
	write(data: ArrayBuffer | Uint8Array, options?: unknown): unknown;
	close(): void;
}

export type SocketOptions = Readonly<{
	[option: string]: unknown;
	onReadable?: (count: number) => void;
	onWritable?: (count: number) => void;
	onError?: (error?: unknown) => void;
}>;

/** Who is told that somebody threw where it would have ended the virtual machine. */
export type OnFault = (error: unknown) => void;

type SupervisedOptions = SocketOptions & Readonly<{ socketClass: SocketClass; onFault: OnFault }>;

/**
 * A socket whose callbacks and writes cannot end the virtual machine: what they throw goes to `onFault`. Nothing is called
 * any more once it is closed.
 */
export class SupervisedSocket implements Socket {
	readonly #onFault: OnFault;
	#socket: Socket | undefined;

	constructor({ socketClass, onFault, onReadable, onWritable, onError, ...others }: SupervisedOptions) {
		this.#onFault = onFault;
		this.#socket = new socketClass({
			...others,
			onReadable: (count) => this.#guard(() => onReadable?.(count)),
			onWritable: (count) => this.#guard(() => onWritable?.(count)),
			onError: (error) => this.#guard(() => onError?.(error)),
		});
	}

	get format(): string {
		return this.#socket?.format ?? "buffer";
	}

	set format(format: string) {
		if (this.#socket !== undefined) this.#socket.format = format;
	}

	read(count?: number | ArrayBuffer | Uint8Array): unknown {
		return this.#socket?.read(count);
	}

	/** The number of bytes that can be written at once after this; `undefined` when nothing was written. */
	write(data: ArrayBuffer | Uint8Array, options?: unknown): number | undefined {
		if (this.#socket === undefined) return undefined;
		try {
			return Number(this.#socket.write(data, options) ?? 0);
		} catch (error) {
			Timer.set(() => this.#onFault(error), 0);
			return undefined;
		}
	}

	close(): void {
		const socket = this.#socket;
		this.#socket = undefined;
		socket?.close();
	}

	#guard(act: () => void): void {
		if (this.#socket === undefined) return;
		try {
			act();
		} catch (error) {
			this.#onFault(error);
		}
	}
}

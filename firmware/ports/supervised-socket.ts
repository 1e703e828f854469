import Timer from "timer";

/** A socket class by ECMA-419: TCP, or TLS on top of it. */
export type SocketClass = new (options: SocketOptions) => Socket;

/** What the SDK's HTTP client needs of a socket. */
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

/** Who is told what a socket does. `fault`: somebody threw where it would have ended the virtual machine. */
export interface Supervisor {
	opened(): void;
	/** Bytes are there to be read; throws what shall end the connection. */
	arrived(): void;
	/** One byte of a status line, a header or a chunk's size was read; throws what shall end the connection. */
	readHeadByte(): void;
	wrote(): void;
	/** The socket says that it is over; TLS says why, unless the service itself has said goodbye. */
	ended(error: unknown): void;
	fault(error: unknown): void;
}

type SupervisedOptions = SocketOptions & Readonly<{ socketClass: SocketClass; supervisor: Supervisor }>;

/**
 * A socket between the SDK's HTTP client and the real one. Exceptions from callbacks and from writes go to the supervisor
 * instead of ending the virtual machine, and nothing is called any more once it is closed.
 */
export class SupervisedSocket implements Socket {
	readonly #supervisor: Supervisor;
	#socket: Socket | undefined;

	constructor(options: SupervisedOptions) {
		const { socketClass, supervisor, onReadable, onWritable, onError, ...others } = options;
		this.#supervisor = supervisor;
		this.#socket = new socketClass({
			...others,
			onReadable: (count) =>
				this.#guard(() => {
					supervisor.arrived();
					onReadable?.(count);
				}),
			onWritable: (count) =>
				this.#guard(() => {
					supervisor.opened();
					onWritable?.(count);
				}),
			onError: (error) =>
				this.#guard(() => {
					supervisor.ended(error);
					onError?.(error);
				}),
		});
	}

	get format(): string {
		return this.#socket?.format ?? "buffer";
	}

	set format(format: string) {
		if (this.#socket !== undefined) this.#socket.format = format;
	}

	read(count?: number | ArrayBuffer | Uint8Array): unknown {
		if (count !== undefined) return this.#socket?.read(count);
		this.#supervisor.readHeadByte();
		return this.#socket?.read();
	}

	/** The number of bytes that can be written at once after this. */
	write(data: ArrayBuffer | Uint8Array, options?: unknown): unknown {
		try {
			const left = this.#socket?.write(data, options);
			this.#supervisor.wrote();
			return left ?? 0;
		} catch (error) {
			Timer.set(() => this.#supervisor.fault(error), 0);
			return 0;
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
			this.#supervisor.fault(error);
		}
	}
}

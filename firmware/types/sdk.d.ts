// The parts of the Moddable SDK that the firmware uses, as its documentation describes them. They make it possible to check
// the types without the SDK; a build with the SDK checks the same sources against the SDK's own declarations.

/** Writes to the debug console. A message ends in a line feed. */
declare function trace(...messages: string[]): void;

declare module "timer" {
	class Timer {
		private constructor();
		private brand: boolean;
		static set(callback: (timer: Timer) => void, intervalMs?: number, repeatMs?: number): Timer;
		static repeat(callback: (timer: Timer) => void, intervalMs: number): Timer;
		static clear(timer: Timer | undefined | null): void;
	}

	export { Timer as default };
}

declare module "time" {
	const Time: {
		/** Monotonic on a chip; wraps. ms. */
		readonly ticks: number;
		delta(start: number, end?: number): number;
		set(seconds: number): void;
	};

	export { Time as default };
}

declare module "mc/config" {
	/** What the manifests and the build's command line say under `config`. Frozen. */
	const config: Readonly<Record<string, unknown>>;

	export { config as default };
}

declare module "preference" {
	type Value = string | boolean | number | ArrayBuffer;
	const Preference: {
		set(domain: string, key: string, value: Value): void;
		get(domain: string, key: string): Value | undefined;
		delete(domain: string, key: string): void;
	};

	export { Preference as default };
}

declare module "net" {
	const Net: {
		resolve(name: string, callback: (name: string, address?: string) => void): void;
	};

	export { Net as default };
}

declare module "embedded:io/socket/tcp" {
	export default class TCP {
		constructor(options: { address: string; port: number });
	}
}

declare module "embedded:io/socket/tcp/tls" {
	export { default } from "slate/firmware/tls/tls";
}

declare module "Resource" {
	interface Resource {
		readonly byteLength: number;
	}
	const Resource: { new (path: string): Resource; exists(path: string): boolean };

	export { Resource as default };
}

declare module "file" {
	export class File {
		constructor(path: string, write?: boolean);
		read(type: ArrayBufferConstructor, count?: number): ArrayBuffer;
		read(type: StringConstructor, count?: number): string;
		close(): void;
		static exists(path: string): boolean;
	}
}

declare module "embedded:storage/key-value" {
	interface Storage {
		read(key: string): ArrayBuffer | string | number | bigint;
		write(key: string, value: ArrayBuffer | Uint8Array | string): void;
		delete(key: string): void;
	}
	const storage: { open(options: { path: string; format: "buffer" }): Storage };
	export default storage;
}

declare module "embedded:network/interface/wifi" {
	export default class WiFi {
		constructor(options: { onChanged?: (property: "connection" | "address") => void });
		scan(options: {
			onFound?: (result: { SSID: string; RSSI: number }) => void;
			onComplete?: () => void;
		}): void;
		connect(options: { SSID: string; password?: string }): void;
		disconnect(): void;
		readonly connection: number;
		readonly RSSI: number | undefined;
	}
}

declare module "sntp" {
	class SNTP {
		static readonly time: 1;
		static readonly retry: 2;
		static readonly error: -1;
		/** After an error the callback may give another host to ask. */
		constructor(
			options: { host: string },
			callback: (message: -1 | 1 | 2, value?: number) => string | undefined,
		);
	}

	export { SNTP as default };
}

declare module "debug" {
	const Debug: {
		/** Collects now. */
		gc(): void;
	};

	export { Debug as default };
}

declare module "instrumentation" {
	type Instrument = "XS Slot Heap Used" | "XS Chunk Heap Used" | "XS Stack Used";
	/** Bytes; `undefined` in a program that was built without instruments. */
	const Instrumentation: {
		map(name: Instrument): number | undefined;
		get(index: number | undefined): number | undefined;
	};

	export { Instrumentation as default };
}

/** How a client ended by itself. `text`: what its caller, or the person at the device, gets to know. */
export type Ending = Readonly<{ kind: "tokens" } | { kind: "stopped"; text: string }>;

/** Counts the requests that a client waits for. */
export class Traffic {
	open = 0;
	/** Grows with every request that begins or ends. */
	changes = 0;

	begin(): void {
		this.open += 1;
		this.changes += 1;
	}

	end(): void {
		this.open -= 1;
		this.changes += 1;
	}
}

export type Running = Readonly<{
	/** `undefined` as long as it goes on. */
	ending(): Ending | undefined;
	/** Asks it to do no more. */
	stop(): void;
	/** Whether nothing of it is left. */
	isOver(): boolean;
}>;

/** A client of the device grant, ready to be put before a server that follows a script. */
export type Client = Readonly<{
	/** With version, as in the head of the table. */
	name: string;
	start(origin: string, traffic: Traffic): Running;
}>;

/** Who asks; every scripted server takes them. */
export const clientId = "unit-1";
export const clientSecret = "a-client-secret";
export const scope = "openid offline_access";
export const paths = { deviceCode: "/device/auth", token: "/token" } as const;

/** A client that is one promise. What it rejects with becomes the text: the library's own code of the error. */
export function runPromise(promise: Promise<unknown>): Running {
	let ending: Ending | undefined;
	promise.then(
		() => {
			ending = { kind: "tokens" };
		},
		(error: unknown) => {
			ending = { kind: "stopped", text: nameOf(error) };
		},
	);
	return { ending: () => ending, stop: () => {}, isOver: () => ending !== undefined };
}

const nodeFetch = globalThis.fetch;

/** From now on Node's own fetch, which both libraries use unless told otherwise, counts its requests here. */
export function countFetches(traffic: Traffic): void {
	const counted = async (...request: Parameters<typeof fetch>): Promise<Response> => {
		traffic.begin();
		try {
			return await nodeFetch(...request);
		} finally {
			traffic.end();
		}
	};
	Reflect.set(globalThis, "fetch", counted);
}

/** The most precise stable name that an error has: the server's own error, a code, or its class. */
function nameOf(error: unknown): string {
	if (!(error instanceof Error)) return "unknown";
	if ("error" in error && typeof error.error === "string") return error.error;
	const cause = error.cause;
	if ("code" in error && typeof error.code === "string") return error.code;
	if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
	return error.name;
}

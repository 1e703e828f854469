import type { HttpRequest } from "../c2c/answer.js";
import type { Credentials } from "../credentials/records.js";

/** What the machine wants done. The engine carries effects out in their order. */
export type Effect =
	/** Answered by one `outcome` event with the same id, within the deadline. */
	| Readonly<{ kind: "send"; id: number; request: HttpRequest; deadlineMs: number }>
	/** Nothing about that request is of interest any more. */
	| Readonly<{ kind: "abort"; id: number }>
	/** Answered by one `saved` event. `wipe`: both slots, so that nothing of the former record is left. */
	| Readonly<{ kind: "save"; credentials: Credentials; wipe: boolean }>
	/** Factory reset of the Wi-Fi record. */
	| Readonly<{ kind: "erase-network" }>
	/** The next language of those that the build has. */
	| Readonly<{ kind: "next-language" }>
	/** A line for engineers, in plain words; holds no secret and no code. */
	| Readonly<{ kind: "log"; level: "info" | "warning" | "error"; text: string }>;

import type { Network } from "../../modules/credentials/records.js";
import type { Log } from "../../modules/engine/ports.js";

/** What a board's link is made with. */
export type LinkNeeds = Readonly<{
	log: Log;
	/** The Wi-Fi network to join, asked for before each attempt; `undefined`: none is set. */
	network: () => Network | undefined;
}>;

import { Flash } from "slate/firmware/board/flash";
import { StoreError } from "../../../modules/credentials/store.js";
import { KeyValueStore } from "../../ports/key-value-store.js";
import { TraceLog } from "../../ports/trace-log.js";
import { fromHex, toHex } from "../shared/hex.js";
import { onPost } from "../shared/posts.js";

/** One call of the store. `value`, bytes as hexadecimal text, is what a write writes. */
type StoreOrder = Readonly<{ id: number; call: "read" | "write" | "remove"; key: string; value: string }>;

/** Carries out calls of the firmware's store that a test posts, and traces each outcome as `outcome ID JSON`. */
export default function storeTrial(): void {
	const log = new TraceLog();
	const store = new KeyValueStore(new Flash());
	onPost(log, (message) => {
		const order = message as StoreOrder;
		trace(`outcome ${order.id} ${JSON.stringify(outcomeOf(store, order))}\n`);
	});
	trace("ready\n");
}

function outcomeOf(store: KeyValueStore, { call, key, value }: StoreOrder): unknown {
	try {
		switch (call) {
			case "read": {
				const bytes = store.read(key);
				return bytes === undefined ? { kind: "none" } : { kind: "value", value: toHex(bytes) };
			}
			case "write":
				store.write(key, fromHex(value));
				return { kind: "done" };
			case "remove":
				store.remove(key);
				return { kind: "done" };
		}
	} catch (error) {
		const text = error instanceof Error ? error.message : "unknown";
		return { kind: error instanceof StoreError ? "store-error" : "fault", text };
	}
}

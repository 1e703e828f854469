import { parentPort } from "node:worker_threads";
import { startService } from "../c2c-service/server.js";

/** The local service in a thread of its own; says where it listens. */
const service = await startService({
	models: [{ clientSecret: "load", name: "LOAD", assetType: "video", minimumFirmware: "0.0.0" }],
	lifetimes: { codeMs: 3_600_000, intervalMs: 1_000, toleranceMs: 1_000 },
	warn: () => {},
});
parentPort?.postMessage(service.origin);

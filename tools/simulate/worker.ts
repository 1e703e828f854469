import { parentPort } from "node:worker_threads";
import { type Batch, runBatch } from "./batch.js";

const port = parentPort;
port?.on("message", (batch: Batch) => port.postMessage(runBatch(batch)));

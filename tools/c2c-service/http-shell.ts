import {
	createServer as createHttpServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { detailedError } from "./logic/answers.js";
import type { Delivery, ServiceAnswer, ServiceRequest } from "./logic/message.js";

/** Longer than any interval between two polls, so that a device needs one connection for a whole pairing. */
const keepAliveMs = 75_000;
const maxBodyBytes = 65_536;

export type Handler = (request: ServiceRequest, isFromLoopback: boolean) => Delivery;
export type Credentials = Readonly<{ certificate: string; key: string }>;

/**
 * A server that knows nothing but how to bring whole requests to a handler and its deliveries to the wire.
 */
export function createShell(handler: Handler, credentials: Credentials | undefined): Server {
	const options = { keepAliveTimeout: keepAliveMs, requestTimeout: 35_000 };
	const listener = (request: IncomingMessage, response: ServerResponse) =>
		readBody(request, response, (body) => {
			const delivery = handler(requestOf(request, body), isLoopback(request.socket.remoteAddress ?? ""));
			deliver(delivery, request, response);
		});
	return credentials === undefined
		? createHttpServer(options, listener)
		: createHttpsServer(
				{ ...options, key: credentials.key, cert: credentials.certificate, minVersion: "TLSv1.2" },
				listener,
			);
}

function readBody(request: IncomingMessage, response: ServerResponse, done: (body: Buffer) => void): void {
	const chunks: Buffer[] = [];
	let length = 0;
	request.on("data", (chunk: Buffer) => {
		length += chunk.length;
		if (length <= maxBodyBytes) chunks.push(chunk);
		else if (!response.headersSent) send(detailedError(413, { connection: "close" }), request, response);
	});
	request.on("end", () => {
		if (length <= maxBodyBytes) done(Buffer.concat(chunks));
	});
	// A client that leaves in the middle of its request has nobody to be told.
	request.on("error", () => response.destroy());
}

function requestOf(request: IncomingMessage, body: Buffer): ServiceRequest {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
	}
	return { method: request.method ?? "GET", path: request.url ?? "/", headers, body };
}

export function isLoopback(address: string): boolean {
	return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

function deliver(delivery: Delivery, request: IncomingMessage, response: ServerResponse): void {
	switch (delivery.kind) {
		case "answer":
			later(delivery.delayMs, response, () => send(delivery.answer, request, response));
			return;
		case "cut":
			later(delivery.delayMs, response, () => {
				writeHead(delivery.answer, response);
				response.write(delivery.answer.body.subarray(0, delivery.bytes), () => reset(request.socket));
			});
			return;
		case "reset":
			later(delivery.delayMs, response, () => reset(request.socket));
			return;
		case "silence":
			return;
	}
}

function later(delayMs: number, response: ServerResponse, action: () => void): void {
	if (delayMs <= 0) {
		action();
		return;
	}
	const timer = setTimeout(action, delayMs);
	response.once("close", () => clearTimeout(timer));
}

function writeHead(answer: ServiceAnswer, response: ServerResponse): void {
	const length = answer.status === 204 ? {} : { "content-length": String(answer.body.length) };
	response.writeHead(answer.status, { ...answer.headers, ...length });
}

function send(answer: ServiceAnswer, request: IncomingMessage, response: ServerResponse): void {
	writeHead(answer, response);
	response.end(request.method === "HEAD" ? undefined : answer.body);
}

/** A TCP reset; a TLS socket can only be torn down without its farewell. */
function reset(socket: Socket): void {
	if (socket instanceof TLSSocket) socket.destroy();
	else socket.resetAndDestroy();
}

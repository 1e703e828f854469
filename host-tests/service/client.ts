import {
	type ClientRequest,
	request as httpRequest,
	type IncomingMessage,
	type RequestOptions,
} from "node:http";
import { request as httpsRequest } from "node:https";

export type Received = Readonly<{
	status: number;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	text: string;
}>;

type Sending = Readonly<{
	method?: string;
	headers?: Readonly<Record<string, string>>;
	body?: string | Uint8Array;
	ca?: string;
	agent?: RequestOptions["agent"];
}>;

/** One request over a real socket; rejects with the error of the connection. */
export function send(url: string, sending: Sending = {}): Promise<Received> {
	return new Promise((resolve, reject) => {
		const options = {
			method: sending.method ?? (sending.body === undefined ? "GET" : "POST"),
			headers: sending.headers ?? {},
			...(sending.agent === undefined ? {} : { agent: sending.agent }),
			...(sending.ca === undefined ? {} : { ca: sending.ca }),
			timeout: 5_000,
		};
		const start = url.startsWith("https:") ? httpsRequest : httpRequest;
		const request = start(url, options, (response) => collect(response, resolve, reject));
		request.on("error", reject);
		request.on("timeout", () => failTimeout(request));
		request.end(sending.body);
	});
}

function failTimeout(request: ClientRequest): void {
	request.destroy(Object.assign(new Error("no answer"), { code: "TIMEOUT" }));
}

function collect(
	response: IncomingMessage,
	resolve: (received: Received) => void,
	reject: (error: Error) => void,
): void {
	const chunks: Buffer[] = [];
	response.on("data", (chunk: Buffer) => chunks.push(chunk));
	response.on("error", reject);
	response.on("end", () => {
		const text = Buffer.concat(chunks).toString();
		resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
	});
}

/** The system's code of the error a promise fails with. */
export async function failure(promise: Promise<unknown>): Promise<string> {
	try {
		await promise;
	} catch (error) {
		return error instanceof Error && "code" in error ? String(error.code) : String(error);
	}
	return "no failure";
}

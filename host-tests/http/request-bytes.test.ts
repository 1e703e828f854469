import assert from "node:assert/strict";
import { requestBytes } from "../../modules/http/request-bytes.js";

const url = "https://api.frame.io/v2/auth/device/code";
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

describe("a request of HTTP/1.1", () => {
	it("says method, path, host, its own fields and no length for a GET", () => {
		const request = { method: "GET", url, headers: { "x-a": "b" }, body: undefined } as const;
		assert.equal(
			text(requestBytes(request, "a.b:81", "/p?q=1")),
			"GET /p?q=1 HTTP/1.1\r\nhost: a.b:81\r\nx-a: b\r\n\r\n",
		);
	});

	it("has the length of its body in bytes", () => {
		const body = new Uint8Array(Buffer.from("grüße"));
		const request = { method: "POST", url, headers: {}, body } as const;
		assert.match(text(requestBytes(request, "a", "/")), /\r\ncontent-length: 7\r\n\r\ngrüße$/);
	});

	it("says the length 0 for a POST without a body", () => {
		const request = { method: "POST", url, headers: {}, body: undefined } as const;
		assert.match(text(requestBytes(request, "a", "/")), /content-length: 0\r\n\r\n$/);
	});

	for (const value of ["b\r\nc: d", "b\nc", "\0", "ä", "\u007f"]) {
		it(`is none with ${JSON.stringify(value)} in a field`, () => {
			const request = { method: "GET", url, headers: { a: value }, body: undefined } as const;
			assert.equal(requestBytes(request, "a", "/"), undefined);
		});
	}

	it("is none with a line break in its path or host", () => {
		const request = { method: "GET", url, headers: {}, body: undefined } as const;
		assert.equal(requestBytes(request, "a", "/ \r\n"), undefined);
		assert.equal(requestBytes(request, "a\r\nb", "/"), undefined);
	});
});

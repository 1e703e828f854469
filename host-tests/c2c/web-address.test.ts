import assert from "node:assert/strict";
import fc from "fast-check";
import { isLocalHost, parseWebAddress } from "../../modules/c2c/web-address.js";

const hosts = fc.oneof(
	fc.domain(),
	fc.ipV4(),
	fc.ipV4Extended(),
	fc.ipV6().map((address) => `[${address}]`),
	fc.stringMatching(/^[a-z0-9.x_-]{1,12}$/),
	fc.constantFrom("localhost", "a.localhost", "127.0.0.1.evil.com", "[::1]", "1.2.3", "0x7f.1", "a..b", "a."),
);

const addresses = fc
	.tuple(
		fc.constantFrom("http://", "https://", "HTTPS://", "ftp://", "https:", "//"),
		fc.constantFrom("", "", "", "user@", "user:pw@"),
		hosts,
		fc.constantFrom("", "", ":443", ":80", ":8443", ":0", ":70000", ":", ":08"),
		fc.webPath(),
		fc.option(fc.webQueryParameters(), { nil: "" }),
		fc.option(fc.webFragments(), { nil: "" }),
	)
	.map(([scheme, user, host, port, path, query, fragment]) => {
		return `${scheme}${user}${host}${port}${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
	});

/** What a URL normalises in a path and this parser keeps: dot segments and quotes. */
const isPlain = (text: string) => !/\/(\.|%2e){1,2}([/?#]|$)|'/i.test(text);

function assertAgrees(text: string): void {
	const address = parseWebAddress(text);
	if (address === undefined || address.host.includes("xn--")) return;
	const url = new URL(text);
	assert.equal(`${address.scheme}:`, url.protocol);
	assert.equal(address.host, url.hostname);
	assert.equal(address.isDefaultPort ? "" : String(address.port), url.port);
	assert.equal(url.username + url.password, "");
	if (isPlain(text)) assert.equal(address.path, url.pathname + url.search);
}

describe("web addresses", () => {
	it("agree with URL on everything that is accepted", () => {
		fc.assert(fc.property(addresses, assertAgrees), { numRuns: 3000 });
	});

	it("agree with URL when characters are put into a good address", () => {
		const base = "https://app.example.com:8443/pair?code=1";
		const mutated = fc
			.tuple(fc.nat({ max: base.length }), fc.string({ unit: "binary", minLength: 1, maxLength: 3 }))
			.map(([at, text]) => base.slice(0, at) + text + base.slice(at));
		fc.assert(fc.property(mutated, assertAgrees), { numRuns: 3000 });
	});

	it("never throw, whatever the text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
				parseWebAddress(text);
				isLocalHost(text);
			}),
		);
	});

	it("come in their parts", () => {
		assert.deepEqual(parseWebAddress("https://App.Example.com:8443/Pair?code=1#top"), {
			scheme: "https",
			host: "app.example.com",
			port: 8443,
			isDefaultPort: false,
			path: "/Pair?code=1",
		});
	});

	it("have their scheme's port and the path / when they name none", () => {
		const address = parseWebAddress("http://localhost");
		assert.deepEqual([address?.port, address?.path], [80, "/"]);
	});

	it("write an IPv6 host in its canonical form", () => {
		assert.equal(parseWebAddress("http://[0:0:0:0:0:0:0:1]/")?.host, "[::1]");
		assert.equal(parseWebAddress("http://[FE80:0:0:1:0:0:0:1]/")?.host, "[fe80:0:0:1::1]");
	});

	const refused: readonly (readonly [string, string])[] = [
		["another scheme", "ftp://example.com/"],
		["a script", "javascript:alert(1)"],
		["no scheme", "example.com/pair"],
		["no host", "https:///pair"],
		["a user name", "https://api.frame.io@evil.com/"],
		["a user name with a password", "https://a:b@evil.com/"],
		["a backslash", "https://evil.com\\@api.frame.io/"],
		["a space", "https://example.com/a b"],
		["a leading space", " https://example.com/"],
		["a line break", "https://example.com/\r\nx: y"],
		["a tab inside", "https://exa\tmple.com/"],
		["a letter that is not ASCII", "https://exämple.com/"],
		["angle brackets", "https://example.com/<b>"],
		["an empty label", "https://a..b/"],
		["a final dot", "https://localhost./"],
		["a short IPv4 form", "http://127.1/"],
		["an octal IPv4 form", "http://0177.0.0.1/"],
		["a hexadecimal IPv4 form", "http://0x7f000001/"],
		["one number as IPv4", "http://2130706433/"],
		["an IPv6 zone", "http://[fe80::1%25eth0]/"],
		["an IPv6 address that is too long", "http://[1:2:3:4:5:6:7:8:9]/"],
		["two double colons", "http://[1::2::3]/"],
		["an escaped host", "https://%61pi.frame.io/"],
		["port 0", "https://example.com:0/"],
		["a port above 65,535", "https://example.com:65536/"],
		["an empty port", "https://example.com:/"],
		["more than 2,048 characters", `https://example.com/${"a".repeat(2048)}`],
		["nothing", ""],
	];
	for (const [what, text] of refused) {
		it(`are refused with ${what}`, () => {
			assert.equal(parseWebAddress(text), undefined);
		});
	}
});

describe("a local host", () => {
	const local = [
		"localhost",
		"LOCALHOST",
		"service.localhost",
		"127.0.0.1",
		"127.255.255.254",
		"10.1.2.3",
		"172.16.0.1",
		"172.31.255.255",
		"192.168.1.1",
		"169.254.7.7",
		"[::1]",
		"[fc00::1]",
		"[fdff::1]",
		"[fe80::1]",
		"[febf::1]",
	];
	for (const host of local) {
		it(`is ${host}`, () => assert.equal(isLocalHost(host), true));
	}

	const foreign = [
		"127.0.0.1.evil.com",
		"localhost.evil.com",
		"notlocalhost",
		"172.15.0.1",
		"172.32.0.1",
		"192.169.0.1",
		"11.0.0.1",
		"126.0.0.1",
		"169.253.0.1",
		"0.0.0.0",
		"8.8.8.8",
		"127.1",
		"[::2]",
		"[::]",
		"[::ffff:7f00:1]",
		"[fbff::1]",
		"[fec0::1]",
		"[2001:db8::1]",
		"",
	];
	for (const host of foreign) {
		it(`is not ${host === "" ? "nothing" : host}`, () => assert.equal(isLocalHost(host), false));
	}
});

import assert from "node:assert/strict";
import { type Check, type CheckId, examine, type Target } from "../../tools/doctor/checks.js";
import type { Facts } from "../../tools/doctor/facts.js";
import { bare, boards, complete } from "./facts.js";

function check(facts: Facts, id: CheckId): Check {
	const found = examine(facts, boards).checks.find((candidate) => candidate.id === id);
	assert.ok(found, id);
	return found;
}

function target(facts: Facts, name: string): Target {
	const found = examine(facts, boards).targets.find((candidate) => candidate.name === name);
	assert.ok(found, name);
	return found;
}

function mendOf(found: Check): string {
	return found.state === "ok" ? "" : found.mend;
}

describe("the doctor's checks", () => {
	it("find every target ready on a complete computer", () => {
		assert.deepEqual(
			examine(complete, boards).targets.filter(({ isReady }) => !isReady),
			[],
		);
	});

	it("give one command for each thing that is not in order", () => {
		for (const found of examine(bare, boards).checks) {
			if (found.id === "node") continue;
			assert.notEqual(found.state, "ok", found.id);
			assert.match(mendOf(found), /^\S.*$/, found.id);
			assert.doesNotMatch(mendOf(found), /\n/, found.id);
		}
	});

	it("list nothing that is in order as lacking", () => {
		assert.deepEqual(target({ ...complete, gtk: undefined }, "simulator").lacks, ["gtk"]);
		assert.deepEqual(target({ ...complete, mbedtls: undefined }, "simulator").lacks, ["mbedtls"]);
	});

	it("do not ask for GTK on a Mac", () => {
		const mac: Facts = { ...complete, platform: "darwin", gtk: undefined, mbedtls: undefined };
		assert.equal(target(mac, "simulator").isReady, true);
	});

	it("do not ask a board for the simulator's libraries", () => {
		assert.equal(target({ ...complete, gtk: undefined, virtualDisplay: false }, "classic").isReady, true);
	});

	it("hold xs-dev for a help that nothing needs", () => {
		const { targets } = examine({ ...complete, xsDev: undefined }, boards);
		assert.ok(targets.every(({ isReady }) => isReady));
	});

	it("ask each board for the compiler of its chip alone", () => {
		const withoutRiscv = { ...complete, riscv: false };
		assert.equal(target(withoutRiscv, "modern").isReady, true);
		assert.deepEqual(target(withoutRiscv, "qemu_esp32c3").lacks, ["riscv"]);
	});

	it("ask an emulated board for the emulator and for no serial port", () => {
		const facts = { ...complete, qemu: undefined, ports: [] };
		assert.deepEqual(target(facts, "qemu_esp32c3").lacks, ["qemu"]);
		assert.deepEqual(target(facts, "classic").lacks, ["serial-port"]);
	});

	it("tell an SDK that no variable names from one that is absent", () => {
		const found = check({ ...complete, sdk: undefined, unnamedSdk: complete.sdk }, "moddable");
		assert.equal(found.state, "wrong");
		assert.match(found.found, /MODDABLE/);
		assert.equal(mendOf(found), ". ~/.local/share/xs-dev-export.sh");
	});

	it("refuse an SDK from before ESP-IDF 6", () => {
		assert.ok(complete.sdk);
		const found = check({ ...complete, sdk: { ...complete.sdk, version: "5.10.0" } }, "moddable");
		assert.equal(found.state, "wrong");
		assert.match(found.found, /5\.10\.0.*8\.2\.0/);
	});

	it("accept an SDK that does not say its version", () => {
		assert.ok(complete.sdk);
		assert.equal(
			check({ ...complete, sdk: { ...complete.sdk, version: undefined } }, "moddable").state,
			"ok",
		);
	});

	it("see that the SDK's tools are not built", () => {
		assert.ok(complete.sdk);
		const facts = { ...complete, sdk: { ...complete.sdk, tools: undefined } };
		assert.equal(check(facts, "moddable-tools").found, "not built");
		assert.deepEqual(target(facts, "simulator").lacks, ["moddable-tools"]);
	});

	it("accept another patch of the ESP-IDF that the SDK is made for", () => {
		assert.equal(check({ ...complete, idf: { folder: "/idf", version: "6.0.9" } }, "esp-idf").state, "ok");
	});

	it("refuse another ESP-IDF and name both versions", () => {
		const found = check({ ...complete, idf: { folder: "/idf", version: "5.5.1" } }, "esp-idf");
		assert.equal(found.state, "wrong");
		assert.match(found.found, /5\.5\.1.*6\.0/);
	});

	it("refuse a TypeScript that the SDK's options are too new for", () => {
		assert.equal(check({ ...complete, typescript: "5.9.3" }, "typescript").state, "wrong");
		assert.equal(check({ ...complete, typescript: "6.0.3" }, "typescript").state, "ok");
	});

	it("see a serial port that the user may not open", () => {
		const found = check({ ...complete, ports: [{ name: "/dev/ttyACM0", isOpen: false }] }, "serial-port");
		assert.equal(found.state, "wrong");
		assert.match(mendOf(found), /dialout/);
	});

	it("name every port that can be opened", () => {
		const ports = ["/dev/ttyACM0", "/dev/ttyUSB1"].map((name) => ({ name, isOpen: true }));
		assert.equal(check({ ...complete, ports }, "serial-port").found, "/dev/ttyACM0, /dev/ttyUSB1");
	});
});

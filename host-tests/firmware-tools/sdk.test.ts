import assert from "node:assert/strict";
import { toolsOfSdk } from "../../tools/firmware/sdk.js";
import { EnvironmentError } from "../../tools/shared/options.js";
import { findSdk } from "../../tools/sim/sdk.js";
import { machine } from "../doctor/machine.js";

const files = {
	"/sdk/build/devices/esp32/manifest.json": '{ "build": { "EXPECTED_ESP_IDF": "v6.0" } }',
	"/sdk/tools/VERSION": "8.2.3\n",
};
const tools = "/sdk/build/bin/lin/release";
const built = { ...files, [`${tools}/mcconfig`]: "" };
const variables = { MODDABLE: "/sdk" };

const refuses = (act: () => unknown, text: RegExp): void =>
	assert.throws(act, (error) => error instanceof EnvironmentError && text.test(error.message));

describe("a program that needs the SDK's tools", () => {
	it("finds them in the SDK that MODDABLE names", () => {
		assert.equal(toolsOfSdk(machine({ files: built, variables })).tools, tools);
	});

	it("says that MODDABLE is not set", () => {
		refuses(() => toolsOfSdk(machine({ files: built })), /MODDABLE is not set; npm run doctor/);
	});

	it("says that MODDABLE names something else", () => {
		refuses(() => toolsOfSdk(machine({ variables })), /^MODDABLE names \/sdk, which is not.*npm run doctor/);
	});

	it("says that the tools are not built", () => {
		refuses(() => toolsOfSdk(machine({ files, variables })), /not built; npm run doctor/);
	});
});

describe("a program that drives the simulator", () => {
	it("finds it beside the tools", () => {
		const sdk = findSdk(machine({ files: { ...built, [`${tools}/mcsim`]: "" }, variables }));
		assert.deepEqual(sdk, { folder: "/sdk", tools, simulator: `${tools}/mcsim` });
	});

	it("says that the simulator is not built", () => {
		refuses(
			() => findSdk(machine({ files: built, variables })),
			/^There is no simulator in .*npm run doctor/,
		);
	});

	it("says that it drives it on Linux alone", () => {
		refuses(() => findSdk(machine({ files: built, variables, platform: "darwin" })), /on Linux only/);
	});
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tools/shared/root.js";
import runScreen from "../../tools/xs-host/guest/screen.js";
import { playOnNode } from "../../tools/xs-host/node-machine.js";
import { hexOf, type Script } from "../../tools/xs-host/script/message.js";

const name = "OpenSans-Bold-28";
const bytes = readFileSync(path.join(root, `assets/fonts/${name}.fnt`));

function* giving(font: Uint8Array): Script {
	yield ["font", name, hexOf(font)];
}

describe("the guest that lays out screens", () => {
	it("takes a font", () => {
		assert.doesNotThrow(() => playOnNode(runScreen, giving(bytes)));
	});

	it("ends with the name of a malformed font, and what is wrong with it", () => {
		const cut = bytes.subarray(0, 40);
		assert.throws(
			() => playOnNode(runScreen, giving(cut)),
			/^Error: the font "OpenSans-Bold-28" cannot be used: ./,
		);
	});
});

import type { View } from "../../modules/screen/view.js";

export const quietView: View = {
	name: "any",
	state: "unpaired",
	tone: "neutral",
	symbol: "unlinked",
	title: "Not paired",
	project: undefined,
	code: undefined,
	lines: ["Press to pair."],
	notice: undefined,
	hint: "Press: pair",
	hold: undefined,
};

export const codeView: View = {
	...quietView,
	state: "waiting",
	title: "Pair this device",
	lines: [],
	code: {
		userCode: "048213",
		qr: "https://pair.example/c2c?code=048213",
		qrIsComplete: true,
		address: "pair.example/c2c",
		instruction: "Scan, or enter the code at",
		instructionWithoutQr: "Enter the code at",
		deviceName: "ACME-BOX-1",
		renewed: undefined,
		startsAt: 1_000,
		endsAt: 11_000,
	},
};

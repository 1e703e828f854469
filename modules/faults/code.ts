import { faultCodes } from "../screen/board-view.js";

/** What the firmware's parts call themselves when they catch an exception, and the code that is shown for each. */
const codes: Readonly<Record<string, string>> = Object.freeze(
	{
		"the start": faultCodes.start,
		"the display": "D1",
		show: "D1",
		"a timer": "T1",
		"the button": "B1",
		"the touch screen": "B2",
		"the link": "L1",
		"a name look-up": "N1",
		"an answer's receiver": "A1",
		"the time": "W1",
		"the console": "K1",
		"the program": "P1",
		"the memory": "M1",
	},
	true,
);

/** The short code of an unexpected fault; `E1` where the part has none of its own. */
export function faultCode(where: string): string {
	return Object.hasOwn(codes, where) ? (codes[where] ?? "E1") : "E1";
}

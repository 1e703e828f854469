import { counted, oneOnly } from "./plural.js";
import type { Words } from "./words.js";

const months = Object.freeze(
	[
		"January",
		"February",
		"March",
		"April",
		"May",
		"June",
		"July",
		"August",
		"September",
		"October",
		"November",
		"December",
	],
	true,
);

const days = (count: number) => counted(oneOnly, count, { one: "# day", other: "# days" });
const signals = Object.freeze(
	{ none: "no signal", weak: "weak signal", fair: "fair signal", good: "good signal" } as const,
	true,
);

export const en: Words = Object.freeze(
	{
		tag: "en",
		name: "English",
		starting: { title: "Starting…", text: "One moment, please." },
		joining: (network) => ({
			title: "Joining the network…",
			text: network === undefined ? "Looking for the network." : `Wi-Fi: ${network}`,
		}),
		trouble: (service) => ({
			radio: {
				title: "Radio not working",
				text: "Switch the device off and on. If this continues, have it repaired.",
			},
			"not-joined": {
				title: "No Wi-Fi",
				text: "The network is off, out of reach or not set up. Check the hotspot.",
			},
			"wrong-password": {
				title: "Wrong Wi-Fi password",
				text: "The network refuses the password. Set it again on this device.",
			},
			"no-address": {
				title: "No network address",
				text: "The Wi-Fi does not let this device in. Restart the hotspot.",
			},
			"no-name": {
				title: `${service} not found`,
				text: "The network cannot look up names. Check the hotspot's internet.",
			},
			"no-internet": { title: "No internet", text: "No internet behind this Wi-Fi. Check the hotspot." },
			portal: {
				title: "Sign-in page in the way",
				text: "This Wi-Fi requires a sign-in in a browser. Use a network without one.",
			},
			clock: {
				title: "The clock is not set",
				text: "Waiting for the time from the network. If this continues, check the hotspot.",
			},
			untrusted: {
				title: "Certificate not accepted",
				text: `The server cannot prove it is ${service}. Use another network.`,
			},
			"not-valid-now": {
				title: "Certificate not valid now",
				text: "It has expired, or this device's clock is wrong. Check the hotspot, then restart.",
			},
			"no-answer": {
				title: `${service} does not answer`,
				text: "The connection is slow or breaks off. Check the hotspot's signal.",
			},
			"service-down": {
				title: `${service} has a problem`,
				text: "It reports a fault of its own. This device keeps trying.",
			},
			"service-busy": {
				title: `${service} is busy`,
				text: "It asks devices to wait. This device tries again by itself.",
			},
			blocked: {
				title: "Access refused",
				text: `${service}, or a filter in this network, refuses. Check the plan and the network.`,
			},
			garbled: {
				title: "Answer not understood",
				text: `Something other than ${service} answers. Check the network.`,
			},
		}),
		notConfigured: {
			title: "Not set up yet",
			text: "This device has no access key. It must be set up before use.",
		},
		clientRefused: (service) => ({
			title: "Access key refused",
			text: `${service} does not know this device's access key. It must be set up again.`,
		}),
		rest: (service) => ({
			unused: { title: "Ready to pair", text: "Nobody used the last codes. Press the button for a new one." },
			cancelled: { title: "Cancelled", text: "Not paired. Press the button to pair." },
			denied: {
				title: "Refused on the web",
				text: `Somebody refused this device in ${service}. Press to try again.`,
			},
			unpaired: { title: "Unpaired", text: "The connection to the project has been removed." },
			"unpaired-unrevoked": {
				title: "Unpaired here",
				text: `${service} could not be told. It still lists this device until it is forgotten there or 14\u00a0days pass.`,
			},
			reset: { title: "Factory settings", text: "Everything has been erased. Press the button to pair." },
			refused: { title: "Request refused", text: `${service} refused to give a code. Press to try again.` },
		}),
		errorCode: (code) => `Error: ${code}`,
		requesting: (service) => ({
			title: "Getting a code…",
			text: `Asking ${service} for a pairing code.`,
		}),
		waiting: { title: "Pair this device", text: "Compare the device name before you authorize." },
		instructions: {
			scan: "Scan the code",
			scanOrEnterAt: "Scan, or enter the code at",
			scanOrEnterInProject: "Scan, or enter the code in the project under C2C Connections",
			openThenEnter: "Scan or open, then enter the code",
			enterAt: "Enter the code at",
			enterInProject: "Enter the code in the project under C2C Connections",
			enterAtService: (service) => `Enter the code at ${service}`,
		},
		confirming: (service) => ({ title: "Authorized", text: `Asking ${service} which project this is.` }),
		paired: "Paired",
		paused: (service) => ({
			title: "Paused",
			text: `Paused in ${service}. What is recorded now will not be uploaded.`,
		}),
		lost: (service) => ({
			ended: {
				title: "No longer paired",
				text: `${service} has ended the connection to this project. Press the button to pair again.`,
			},
			lapsed: {
				title: "Pairing lapsed",
				text: "This device was off for too long. Press the button to pair again.",
			},
			expired: {
				title: "Authorization ended",
				text: "The date that was set on the web has passed. Press the button to pair again.",
			},
		}),
		unpairing: (service) => ({ title: "Unpairing…", text: `Telling ${service} and erasing the keys.` }),
		fault: (code) => ({
			title: "Device fault",
			text: `Switch the device off and on. If this continues, ask for help with fault\u00a0${code}.`,
		}),
		renewed: "New code: the last one has expired",
		renewedInShort: "New code",
		staysPaired: "The device stays paired.",
		device: (name) => `Device: ${name}`,
		timezone: (name) => `Time zone: ${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi: ${name}`, signal && signals[signal]].filter(Boolean).join(", "),
		battery: (percent) => `Battery: ${percent}%`,
		authorizedUntil: (date) => `Authorized until ${date}`,
		authorizationEnds: (count, date) =>
			`Authorization ends ${count === 0 ? "today" : `in ${days(count)}`}: ${date}`,
		lapsesOn: (date) => `If left off, unpairs on ${date}`,
		lapsesIn: (count, date) => `If left off, unpairs ${count === 0 ? "today" : `in ${days(count)}`}: ${date}`,
		tryingAgain: (title) => `${title}. Trying again.`,
		notSaved: "Saving failed. Leave the device on.",
		clientRefusedNotice: (service) => `${service} refuses the access key. It must be set up again.`,
		actions: {
			pair: "pair",
			pairAgain: "pair again",
			newCode: "new code",
			retry: "try now",
			cancel: "cancel",
			unpair: "unpair",
			dismiss: "dismiss",
			skip: "do not wait",
		},
		press: (action) => `Press: ${action}`,
		hold: (seconds, action) => `Hold ${seconds}\u00a0s: ${action}`,
		holding: {
			cancel: "Keep holding to cancel",
			unpair: "Keep holding to unpair",
			dismiss: "Keep holding to dismiss",
			skip: "Keep holding to stop waiting",
			reset: "Keep holding to erase everything",
		},
		date: (day, month, year) => `${day}\u00a0${months[month - 1] ?? month}\u00a0${year}`,
	},
	true,
);

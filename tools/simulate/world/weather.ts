import type { LinkReport } from "../../../modules/link/report.js";

export type DownReason = Extract<LinkReport, { kind: "down" }>["reason"];

/** What lies between board and service. Each trouble lasts until a true time, so troubles may overlap. */
export type Weather = {
	downUntil: number;
	downReason: DownReason;
	/** 0 … 4. */
	bars: number;
	noNamesUntil: number;
	noInternetUntil: number;
	portalUntil: number;
	portal: "redirect" | "page" | "untrusted";
	lossyUntil: number;
	/** Chance that a request, or an answer, is lost while it is lossy. */
	loss: number;
	slowUntil: number;
	/** One way, ms, while it is slow. */
	slowMs: number;
	/** The next so many requests are never settled by the port. */
	mutePortRequests: number;
};

export function fairWeather(): Weather {
	return {
		downUntil: 0,
		downReason: "not-joined",
		bars: 4,
		noNamesUntil: 0,
		noInternetUntil: 0,
		portalUntil: 0,
		portal: "redirect",
		lossyUntil: 0,
		loss: 0,
		slowUntil: 0,
		slowMs: 0,
		mutePortRequests: 0,
	};
}

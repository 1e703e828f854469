import type { HttpResponse } from "../c2c/answer.js";
import { parseHttpDate } from "../c2c/dates.js";

/**
 * When an answer was made, ms since 1970, according to a service that TLS has proved (`Date`, RFC 9110 §6.6.1). `undefined` over
 * plain http, where anybody could have said it, and without a date.
 */
export function provedDateMs(url: string, response: HttpResponse): number | undefined {
	return url.startsWith("https://") ? parseHttpDate(response.headers.date ?? "") : undefined;
}

import { jsonAnswer, simpleError } from "./answers.js";
import { type Call, formFields, required } from "./call.js";
import type { ServiceAnswer } from "./message.js";
import { endPairing, isLive } from "./state.js";

/** `POST /v2/auth/revoke` (contract 7): either token of a pairing ends the pairing. */
export function revoke(call: Call): ServiceAnswer {
	const form = formFields(call, "bad_request");
	if (form.kind === "refused") return form.answer;
	const checked = required(form.fields, ["client_id", "client_secret", "token"]);
	if (checked.kind === "missing") {
		call.note(`"${checked.name}" is missing`);
		return simpleError(400, "bad_request");
	}
	const { client_id: clientId, client_secret: clientSecret, token } = checked.values;
	if (call.state.model(clientSecret) === undefined) return simpleError(400, "invalid_client");
	const pairing = call.state.tokens.get(token);
	if (pairing === undefined || pairing.clientId !== clientId || !isLive(call.state, pairing, call.nowMs)) {
		call.note("no such token");
		if (call.settings.switches.revokeUnknown === "invalid-request")
			return simpleError(400, "invalid_request");
	} else {
		endPairing(call.state, pairing, "revoked", call.nowMs);
	}
	return jsonAnswer(200, { success: true });
}

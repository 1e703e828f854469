import type { Badge, Pairing } from "./state.js";

/** What a permission can be about, and what it can allow there. */
const permissions: Readonly<Record<string, readonly string[]>> = {
	account: ["read"],
	asset: ["create", "delete", "read", "update"],
	comment: ["create", "delete", "read", "update"],
	custom_action: ["create", "delete", "read", "update"],
	presentation: ["create", "delete", "read", "update"],
	project: ["create", "delete", "read", "update"],
	review_link: ["create", "delete", "read", "update"],
	team: ["create", "read", "update"],
	user: ["read", "update"],
	webhook: ["create", "delete", "read", "update"],
};

const granted: ReadonlySet<string> = new Set(["asset_create", "offline"]);

const scopeNames: readonly string[] = [
	...Object.entries(permissions).flatMap(([subject, verbs]) => verbs.map((verb) => `${subject}_${verb}`)),
	"offline",
];

const isoTime = (ms: number): string => new Date(ms).toISOString();
const isoTimeOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : isoTime(ms));

/** The body of `devices/me` with every field of contract 8; 2 to 3 KB. */
export function deviceJson(
	pairing: Pairing,
	status: Badge,
	projectName: string,
	creatorName: string,
): object {
	return {
		_type: "project_device",
		id: pairing.id,
		device_id: pairing.deviceId,
		name: pairing.name,
		status,
		project_id: pairing.projectId,
		project: { _type: "project", id: pairing.projectId, name: projectName },
		authorization: authorizationJson(pairing, creatorName),
		channels: [channelJson(pairing, status)],
		channel_count: 1,
		asset_type: pairing.assetType,
		path_asset_type: pairing.assetType,
		path_name: pairing.name.slice(0, 50),
		required_metadata_attributes: [],
		timezone: pairing.timezone,
		last_known_firmware_version: pairing.firmware,
		last_seen_at: isoTimeOrNull(pairing.lastSeenAtMs),
		inserted_at: isoTime(pairing.insertedAtMs),
		updated_at: isoTime(pairing.updatedAtMs),
		deleted_at: null,
		creator_id: pairing.creatorId,
	};
}

function authorizationJson(pairing: Pairing, creatorName: string): object {
	const scopes = Object.fromEntries(scopeNames.map((name) => [name, granted.has(name)]));
	return {
		_type: "project_device_authorization",
		id: pairing.authorizationId,
		creator: { _type: "user", id: pairing.creatorId, name: creatorName },
		creator_id: pairing.creatorId,
		expires_at: isoTimeOrNull(pairing.expiresAtMs),
		inserted_at: isoTime(pairing.insertedAtMs),
		project_device_id: pairing.id,
		scopes: { id: pairing.authorizationId, ...scopes },
	};
}

function channelJson(pairing: Pairing, status: Badge): object {
	return {
		_type: "project_device_channel",
		id: pairing.channelId,
		name: "Channel 1",
		status,
		asset_type: pairing.assetType,
		external_index: 0,
		project_id: pairing.projectId,
		project_device_id: pairing.id,
		device_id: pairing.deviceId,
		actor_id: pairing.creatorId,
		real_time_logging_capable: false,
		inserted_at: isoTime(pairing.insertedAtMs),
		updated_at: isoTime(pairing.updatedAtMs),
	};
}

import type { Reply, Sent, Service } from "./world.js";

export const paths = {
	code: "/v2/auth/device/code",
	token: "/v2/auth/token",
	revoke: "/v2/auth/revoke",
	me: "/v2/devices/me",
	heartbeat: "/v2/devices/heartbeat",
	health: "/health",
} as const;

export const pending: Reply = { status: 400, body: { error: "authorization_pending" } };
export const refused = (error: string): Reply => ({ status: 400, body: { error } });
export const unauthorized: Reply = {
	status: 401,
	body: { code: 401, message: "Not Authorized", errors: [] },
};

/** The number of the code or token pair is in its name, so a test can tell which one travelled. */
export function codeReply(n: number, extra: object = {}): Reply {
	return {
		status: 200,
		body: {
			device_code: `device-code-${n}`,
			user_code: String(100_000 + n),
			expires_in: 120,
			interval: 5,
			name: "ACME-BOX-unit-1",
			verification_uri: "https://pair.example/c2c",
			verification_uri_complete: `https://pair.example/c2c?code=${100_000 + n}`,
			...extra,
		},
	};
}

export function tokenReply(n: number, extra: object = {}): Reply {
	return {
		status: 200,
		body: {
			access_token: `access-${n}`,
			refresh_token: `refresh-${n}`,
			expires_in: 28_800,
			token_type: "bearer",
			...extra,
		},
	};
}

export function meReply(extra: object = {}): Reply {
	return {
		status: 200,
		body: {
			name: "ACME-BOX-unit-1",
			status: "online",
			project_id: "project-1",
			project: { id: "project-1", name: "Nordlicht" },
			...extra,
		},
	};
}

/** What a test wants to be different from a service that approves at the third poll. */
export type Script = {
	code?: (n: number, sent: Sent) => Reply;
	/** `n`-th poll of all codes, from 1. */
	poll?: (n: number, sent: Sent) => Reply;
	refresh?: (n: number, sent: Sent) => Reply;
	me?: (n: number, sent: Sent) => Reply;
	heartbeat?: (n: number, sent: Sent) => Reply;
	revoke?: (n: number, sent: Sent) => Reply;
	health?: (n: number, sent: Sent) => Reply;
};

/** A service in a few lines: every call counts, and a script may answer any of them. The script can be changed later. */
export function scripted(script: Script): Service {
	const counts = new Map<string, number>();
	const count = (what: string): number => {
		const n = (counts.get(what) ?? 0) + 1;
		counts.set(what, n);
		return n;
	};
	return (sent) => {
		switch (sent.path) {
			case paths.code: {
				const n = count("code");
				return script.code?.(n, sent) ?? codeReply(n);
			}
			case paths.token: {
				if (sent.fields.grant_type === "refresh_token") {
					const n = count("refresh");
					return script.refresh?.(n, sent) ?? tokenReply(n + 1);
				}
				const n = count("poll");
				return script.poll?.(n, sent) ?? (n < 3 ? pending : tokenReply(1));
			}
			case paths.me:
				return script.me?.(count("me"), sent) ?? meReply();
			case paths.heartbeat:
				return script.heartbeat?.(count("heartbeat"), sent) ?? { status: 204 };
			case paths.revoke:
				return script.revoke?.(count("revoke"), sent) ?? { status: 200, body: { success: true } };
			case paths.health:
				return script.health?.(count("health"), sent) ?? { status: 200, body: { status: "ok" } };
			default:
				return { status: 404, body: { code: 404, message: "Not Found" } };
		}
	};
}

import type { Encoding } from "../c2c/profile.js";

/** Who this board is. Kept across a factory reset. */
export type Identity = Readonly<{
	/** Random UUID made at first boot, or provisioned; never the MAC. */
	clientId: string;
	/** Issued for the device model; `undefined` until provisioned. Empty for a public OAuth client. */
	clientSecret: string | undefined;
	/** Base URL of the service for which these were issued; `undefined`: the profile's own. */
	service: string | undefined;
	/** BCP 47, such as `de`; `undefined`: the firmware's own. */
	language?: string | undefined;
}>;

/** Wi-Fi; an empty password is that of an open network. */
export type Network = Readonly<{ ssid: string; password: string }>;

export type Tokens = Readonly<{
	/** `undefined` when the token was too long for flash: the first thing after a start is then a refresh. */
	accessToken: string | undefined;
	refreshToken: string | undefined;
	lifetimeMs: number;
	/** Wall clock at which the service issued them, for dates shown to people; `undefined` when it was not set. */
	issuedAtWallMs: number | undefined;
}>;

/** What `devices/me` told last: enough to say which project it is before there is a connection. */
export type About = Readonly<{
	projectId: string | undefined;
	projectName: string | undefined;
	deviceName: string | undefined;
}>;

/** The part of the credentials that pairing changes. */
export type Pairing =
	| Readonly<{ kind: "none" }>
	| Readonly<{
			kind: "held";
			tokens: Tokens;
			about: About | undefined;
			/** Set before a refresh is sent, cleared with its answer: after a power cut its outcome is unknown. */
			refreshInFlight: boolean;
	  }>
	/** Somebody asked to unpair; what is left to do is to revoke `token` and to erase. */
	| Readonly<{ kind: "unpairing"; token: string }>
	/** The service said that the pairing is void. */
	| Readonly<{ kind: "lost"; projectName: string | undefined }>;

export type HeldPairing = Extract<Pairing, { kind: "held" }>;

export type Credentials = Readonly<{
	/** Base URL that issued the tokens; they are never sent anywhere else. */
	service: string;
	clientId: string;
	/** The form encoding that this service is known to read. */
	encoding: Encoding | undefined;
	pairing: Pairing;
}>;

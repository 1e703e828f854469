/** The settings whose values are texts. */
export const textNames = Object.freeze(
	["client-id", "client-secret", "service", "language", "ssid", "password"] as const,
	true,
);
export type TextName = (typeof textNames)[number];

/** What can be set over the console, in the order in which it is checked. */
export const settingNames = Object.freeze([...textNames, "test-roots"] as const, true);
export type SettingName = (typeof settingNames)[number];

export function settingNamed(text: string): SettingName | undefined {
	return settingNames.find((name) => name === text);
}

/** Why a value is refused. */
export const refusalReasons = Object.freeze(
	[
		/** Not UTF-8, control characters, or other characters than the setting allows. */
		"characters",
		/** Empty, too short or too long. */
		"length",
		/** No address that a service may have. */
		"address",
		/** No list of certificates in DER, or too many. */
		"certificates",
		/** The firmware is a release build, which trusts no test service. */
		"release-build",
		/** A language that the board does not speak. */
		"language",
		/** A password without the name of its network. */
		"without-ssid",
		/** A new service needs its own client secret: the stored one is never sent elsewhere. */
		"without-secret",
		/** The board is paired as another client or with another service: it has to be unpaired first. */
		"paired",
	] as const,
	true,
);
export type RefusalReason = (typeof refusalReasons)[number];

/** Nothing was changed. */
export type Refusal = Readonly<{ kind: "refused"; name: SettingName; why: RefusalReason }>;

/** Values as they travel, by name: texts in UTF-8, roots as certificates in DER, one after the other. */
export type Values = ReadonlyMap<SettingName, Uint8Array>;

export type AssetType = "video" | "audio" | "data";

/** A device model as the service knows it: all units of a model share the secret (contract 4.1). */
export type Model = Readonly<{
	clientSecret: string;
	name: string;
	assetType: AssetType;
	/** Semantic version; a lower `x-client-version` is noted in the record. */
	minimumFirmware: string;
}>;

export type User = Readonly<{ key: string; id: string; name: string; timezone: string }>;

export type Project = { readonly id: string; name: string };

/** The secret of the model that the virtual board uses. It guards nothing but the local service. */
export const localClientSecret = "slate-local-secret";

export const seedModels: readonly Model[] = [
	{
		clientSecret: localClientSecret,
		name: "SLATE-BOARD",
		assetType: "video",
		minimumFirmware: "0.0.0",
	},
];

export const seedUsers: readonly User[] = [
	{
		key: "ada",
		id: "3a52c1d0-7f0b-4c0e-9a51-0d9b6a1f4e01",
		name: "Ada Lindqvist",
		timezone: "Europe/Berlin",
	},
	{
		key: "sam",
		id: "b7e0a9c4-2d16-4f83-8c3d-51f0e2a76b02",
		name: "Sam Okafor",
		timezone: "America/New_York",
	},
];

const seedProjects: readonly Readonly<Project>[] = [
	{ id: "5d1c9f7e-64b2-4a0d-b3f8-90c1e7a25d11", name: "Nordlicht – Staffel 2" },
	{ id: "8e4a02b6-1f5d-4c79-a6e0-37d9b8c14f22", name: "Küstenwache" },
	{
		id: "c06f3d85-9b7a-4e12-8d54-e2a1f6903b33",
		name: "Die lange Überfahrt nach Södermalm und zurück: Drehblock 012",
	},
];

/** A fresh copy, because projects can be renamed. */
export function newProjects(): Project[] {
	return seedProjects.map((project) => ({ ...project }));
}

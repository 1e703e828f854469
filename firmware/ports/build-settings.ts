import config from "mc/config";

/** A text that a manifest or the build's command line says under `config`; `undefined` when it says none. */
export function textSetting(name: string): string | undefined {
	const value: unknown = config[name];
	return typeof value === "string" ? value : undefined;
}

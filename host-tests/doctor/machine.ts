import type { Machine } from "../../tools/firmware/machine.js";

export type Parts = Readonly<{
	platform?: string;
	variables?: Readonly<Record<string, string>>;
	files?: Readonly<Record<string, string>>;
	programs?: Readonly<Record<string, string>>;
	closed?: readonly string[];
}>;

/** A computer that exists in this test alone. Its folders are those of its files. */
export function machine({
	platform = "linux",
	variables = {},
	files = {},
	programs = {},
	closed = [],
}: Parts): Machine {
	return {
		platform,
		nodeVersion: "22.1.0",
		home: "/home/me",
		variable: (name) => variables[name],
		text: (file) => files[file],
		list: (folder) => {
			const inside = Object.keys(files).filter((file) => file.startsWith(`${folder}/`));
			return [...new Set(inside.map((file) => file.slice(folder.length + 1).split("/")[0] ?? ""))];
		},
		isWritable: (file) => !closed.includes(file),
		output: (command, ...args) => programs[[command, ...args].join(" ")],
	};
}

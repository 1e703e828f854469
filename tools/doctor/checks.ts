import type { Board } from "../firmware/boards.js";
import { compareVersions, oldestSdk } from "../firmware/sdk.js";
import type { Facts } from "./facts.js";
import { mends } from "./mends.js";

/** One thing that firmware needs. `found` says what is there, or why it does not do; `mend` is one command. */
export type Check =
	| Readonly<{ id: CheckId; what: string; state: "ok"; found: string }>
	| Readonly<{ id: CheckId; what: string; state: "missing" | "wrong"; found: string; mend: string }>;

export type CheckId =
	| "node"
	| "typescript"
	| "compiler"
	| "make"
	| "gtk"
	| "mbedtls"
	| "xvfb"
	| "xs-dev"
	| "moddable"
	| "moddable-tools"
	| "esp-idf"
	| "xtensa"
	| "riscv"
	| "python"
	| "serial-port"
	| "qemu";

/** The simulator or a board, and what it lacks. */
export type Target = Readonly<{
	name: string;
	kind: "simulator" | "board";
	isReady: boolean;
	lacks: readonly CheckId[];
}>;

export type Report = Readonly<{ checks: readonly Check[]; targets: readonly Target[] }>;

/** Says what a computer with these facts can build, and what it lacks. */
export function examine(facts: Facts, boards: readonly Board[]): Report {
	const checks = allChecks(facts);
	const unmet = new Set(checks.filter(({ state }) => state !== "ok").map(({ id }) => id));
	const target = (name: string, kind: Target["kind"], needs: readonly CheckId[]): Target => {
		const lacks = needs.filter((id) => unmet.has(id));
		return { name, kind, isReady: lacks.length === 0, lacks };
	};
	return {
		checks,
		targets: [
			target("simulator", "simulator", simulatorNeeds(facts.platform)),
			...boards.map((board) => target(board.name, "board", boardNeeds(board))),
		],
	};
}

const buildNeeds: readonly CheckId[] = ["node", "typescript", "moddable", "moddable-tools"];

function simulatorNeeds(platform: string): readonly CheckId[] {
	const needs: readonly CheckId[] = [...buildNeeds, "compiler", "make"];
	return platform === "linux" ? [...needs, "gtk", "mbedtls"] : needs;
}

function boardNeeds(board: Board): readonly CheckId[] {
	const compiler = board.chip === "esp32c3" ? "riscv" : "xtensa";
	return [...buildNeeds, "make", "esp-idf", compiler, "python", board.isEmulated ? "qemu" : "serial-port"];
}

function allChecks(facts: Facts): readonly Check[] {
	const { platform } = facts;
	const mend = mends(platform);
	const isLinux = platform === "linux";
	// What brings ESP-IDF brings its compilers, too; its own script needs it to be there.
	const compilersMend = facts.idf === undefined ? mend.idf : mend.idfTools;
	return [
		{ id: "node", what: "Node", state: "ok", found: facts.node },
		typescriptCheck(facts),
		present("compiler", "C compiler", facts.compiler, mend.compiler),
		present("make", "make", facts.make, mend.compiler),
		...(isLinux ? [present("gtk", "GTK 3 headers", facts.gtk, mend.gtk)] : []),
		...(isLinux ? [present("mbedtls", "mbedTLS headers", facts.mbedtls, mend.mbedtls)] : []),
		...(isLinux ? [present("xvfb", "Xvfb", facts.virtualDisplay ? "there" : undefined, mend.xvfb)] : []),
		present("xs-dev", "xs-dev", facts.xsDev, mend.xsDev),
		moddableCheck(facts),
		moddableToolsCheck(facts),
		idfCheck(facts),
		present("xtensa", "compiler for ESP32(-S3)", facts.xtensa ? "there" : undefined, compilersMend),
		present("riscv", "compiler for ESP32-C3", facts.riscv ? "there" : undefined, compilersMend),
		present("python", "Python 3", facts.python, mend.python),
		portCheck(facts),
		qemuCheck(facts),
	];
}

function present(id: CheckId, what: string, found: string | undefined, mend: string): Check {
	if (found !== undefined) return { id, what, state: "ok", found };
	return { id, what, state: "missing", found: "not found", mend };
}

function typescriptCheck({ typescript }: Facts): Check {
	const check = { id: "typescript", what: "TypeScript" } as const;
	if (typescript === undefined) return { ...check, state: "missing", found: "not found", mend: "npm ci" };
	if (compareVersions(typescript, "6.0.0") >= 0) return { ...check, state: "ok", found: typescript };
	return { ...check, state: "wrong", found: `${typescript}, but the SDK needs 6 or newer`, mend: "npm ci" };
}

function moddableCheck({ platform, sdk, unnamedSdk }: Facts): Check {
	const check = { id: "moddable", what: "Moddable SDK" } as const;
	const mend = mends(platform);
	if (sdk === undefined && unnamedSdk !== undefined) {
		const found = `in ${unnamedSdk.folder}, but the variable MODDABLE does not name it`;
		return { ...check, state: "wrong", found, mend: mend.xsDevVariables };
	}
	if (sdk === undefined) return { ...check, state: "missing", found: "not found", mend: mend.moddable };
	if (sdk.version !== undefined && compareVersions(sdk.version, oldestSdk) < 0) {
		const found = `${sdk.version} in ${sdk.folder}, but Slate needs ${oldestSdk} or newer`;
		return { ...check, state: "wrong", found, mend: mend.moddableUpdate };
	}
	return { ...check, state: "ok", found: `${sdk.version ?? "unknown version"} in ${sdk.folder}` };
}

function moddableToolsCheck({ platform, sdk, unnamedSdk }: Facts): Check {
	const check = { id: "moddable-tools", what: "Moddable SDK's tools" } as const;
	const mend = mends(platform);
	const nearest = sdk ?? unnamedSdk;
	if (nearest?.tools !== undefined) return { ...check, state: "ok", found: nearest.tools };
	if (nearest === undefined) return { ...check, state: "missing", found: "not found", mend: mend.moddable };
	return { ...check, state: "missing", found: "not built", mend: mend.moddableTools };
}

function idfCheck({ platform, sdk, idf, unnamedIdf }: Facts): Check {
	const check = { id: "esp-idf", what: "ESP-IDF" } as const;
	const mend = mends(platform);
	const wanted = sdk?.idfVersion ?? "6.0";
	if (idf === undefined && unnamedIdf !== undefined) {
		const found = `in ${unnamedIdf}, but the variable IDF_PATH does not name it`;
		return { ...check, state: "wrong", found, mend: mend.xsDevVariables };
	}
	if (idf === undefined) return { ...check, state: "missing", found: "not found", mend: mend.idf };
	const { folder, version } = idf;
	const isRight = version !== undefined && shortened(version) === shortened(wanted);
	if (isRight) return { ...check, state: "ok", found: `${version} in ${folder}` };
	const found = `${version ?? "unknown version"} in ${folder}, but the SDK is made for ${wanted}`;
	return { ...check, state: "wrong", found, mend: mend.idf };
}

function shortened(version: string): string {
	return version.split(".").slice(0, 2).join(".");
}

function portCheck({ platform, ports }: Facts): Check {
	const check = { id: "serial-port", what: "serial port" } as const;
	const mend = mends(platform);
	const open = ports.filter(({ isOpen }) => isOpen);
	if (open.length > 0) return { ...check, state: "ok", found: open.map(({ name }) => name).join(", ") };
	const first = ports[0];
	if (first !== undefined) {
		return {
			...check,
			state: "wrong",
			found: `${first.name}, but this user may not open it`,
			mend: mend.port,
		};
	}
	const found = "none: connect a board with a USB cable for data";
	return { ...check, state: "missing", found, mend: "npm run doctor" };
}

function qemuCheck({ platform, idf, qemu }: Facts): Check {
	const check = { id: "qemu", what: "QEMU for ESP32-C3" } as const;
	if (qemu !== undefined) return { ...check, state: "ok", found: qemu };
	const found = idf === undefined ? "not found; ESP-IDF comes first" : "not found";
	return { ...check, state: "missing", found, mend: mends(platform).qemu };
}

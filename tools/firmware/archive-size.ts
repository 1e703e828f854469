/** Bytes on a chip with 32-bit addresses. */
const slotBytes = 16;
const pointerBytes = 4;
const builderBytes = 12;
const scriptBytes = 28;

/**
 * How many bytes the JavaScript that the SDK's linker has written as C (`mc.xs.c`) takes in flash: objects, keys, bytecode and
 * strings. About 2 % below what a compiler makes of it, which adds the tables of native functions.
 */
export function javascriptBytes(source: string): number {
	const slots = count(source, "Heap") + count(source, "Stack");
	const pointers = count(source, "Keys") + count(source, "Names") + count(source, "Symbols");
	const builders = Number(/gxBuilders\[(\d+)\]/.exec(source)?.[1] ?? 0);
	return (
		slots * slotBytes +
		pointers * pointerBytes +
		builders * builderBytes +
		count(source, "Scripts") * scriptBytes +
		arrays(source) +
		strings(source)
	);
}

function count(source: string, name: string): number {
	return Number(new RegExp(`#define mx${name}Count (\\d+)`).exec(source)?.[1] ?? 0);
}

/** The bytecode of modules that are not preloaded. */
function arrays(source: string): number {
	let bytes = 0;
	for (const [, size] of source.matchAll(/^static const txU1 gxCode\d+\[(\d+)\];/gm)) bytes += Number(size);
	return bytes;
}

/** Literals, which hold bytecode and strings; the compiler keeps equal ones once. */
function strings(source: string): number {
	const literals = new Set<string>();
	for (const [, literal] of source.matchAll(/"((?:[^"\\]|\\.)*)"/g)) literals.add(literal ?? "");
	let bytes = 0;
	for (const literal of literals) bytes += literal.replace(/\\(x[0-9a-f]{2}|.)/g, "x").length + 1;
	return bytes;
}

/** Bytes of the resources that the SDK has written as C (`mc.resources.c`). */
export function resourceBytes(source: string): number {
	let bytes = 0;
	for (const [, body] of source.matchAll(/static const unsigned char _\d+\[\][^=]*=\s*\{([^}]*)\}/g)) {
		bytes += (body ?? "").match(/0x[0-9a-f]{2}/g)?.length ?? 0;
	}
	return bytes;
}

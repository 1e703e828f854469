/** Of the SDK's module "system", which has no declarations. */
class Chip {
	restart(): unknown {
		return native("xs_system_restart").call(this);
	}
}

/** Resets the chip: the firmware begins anew from what flash holds. Does not return. */
export function restartBoard(_begin: () => void): void {
	new Chip().restart();
}

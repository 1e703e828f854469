/** Modules of light around a code on each side (ISO/IEC 18004, 9.1). */
export const quietZoneModules = 4;

/** Below this a phone does not read a code on a small LCD with certainty. */
export const smallestModulePx = 3;

/** What a run came to. */
export type Count = Readonly<{ passed: number; failed: number }>;

export const nothing: Count = { passed: 0, failed: 0 };

export function add(a: Count, b: Count): Count {
	return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** The last line of every run; `.ci/run` reads it. */
export function summary({ passed, failed }: Count): string {
	return `${passed} passed, ${failed} failed`;
}

/** A run that executed nothing has proved nothing: it counts as failed. */
export function exitStatus({ passed, failed }: Count): 0 | 1 {
	return failed === 0 && passed > 0 ? 0 : 1;
}

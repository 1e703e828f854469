/** The simulator is started again from outside. */
export function restartBoard(): void {}

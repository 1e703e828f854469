/** A board whose backlight cannot be set. */
export function setBacklight(_percent: number): void {}

import config from "mc/config";
import PWM from "pins/pwm";

const fullDuty = 1023;

type Kept = { slateBacklight?: PWM };

/** A backlight that is lit by a high pin, `backlightPin` in the configuration. It stays as it is until it is to be dim. */
export function setBacklight(percent: number): void {
	const kept = globalThis as Kept;
	kept.slateBacklight ??= new PWM({ pin: Number(config.backlightPin) });
	kept.slateBacklight.write(Math.round((percent / 100) * fullDuty));
}

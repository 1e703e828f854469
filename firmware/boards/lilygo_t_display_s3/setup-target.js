import Digital from "pins/digital";
import PWM from "pins/pwm";

const screenPowerPin = 15;
const backlightPin = 38;
const fullDuty = 1023;

/** Brightness from 0 to 100. */
class Backlight extends PWM {
	constructor(brightness = 100) {
		super({ pin: backlightPin });
		this.write(brightness);
	}

	write(brightness) {
		super.write((Math.max(0, Math.min(100, brightness)) / 100) * fullDuty);
	}
}

globalThis.Host = Object.freeze({ Backlight }, true);

export default function (done) {
	Digital.write(screenPowerPin, 1);
	done();
}

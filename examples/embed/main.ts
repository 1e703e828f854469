import "piu/MC";
import config from "mc/config";
import { devicePorts } from "slate/firmware/device-ports";
import { loadFloor } from "slate/firmware/ports/time-floor";
import { makeProfile } from "slate/modules/c2c/profiles";
import { boot } from "slate/modules/engine/boot";
import { en } from "slate/modules/language/en";
import { present } from "slate/modules/screen/present";

export default function main(): void {
	const style = new Style({ font: "semibold 24px OpenSans", color: "black" });
	const label = new Label(null, { left: 0, right: 0, top: 0, bottom: 0, style, string: "" });
	new Application(null, { skin: new Skin({ fill: "white" }), touchCount: 0 }).add(label);
	const ports = devicePorts(() => ({
		show: (view) => {
			label.string = view.code?.userCode ?? view.title;
		},
	}));
	const result = makeProfile({ kind: "frameio", baseUrl: config.service, firmwareVersion: "1.0.0" });
	if (result.kind === "refused") throw new Error(result.text);
	const clockFloorMs = loadFloor(ports.store);
	boot(ports, { profile: result.profile, clockFloorMs, present: (state) => present(state, en) }).start();
}

import "piu/MC";
import { devicePorts } from "slate/firmware/device-ports";
import { startPairing } from "slate/firmware/start-pairing";
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
	startPairing(ports, (state) => present(state, en));
}

// Loaded by the Moddable simulator: a bare LCD whose size and orders come from the folder that this file lies in.
import { ControlsColumn } from "ControlsPane";
import { DeviceBehavior, DeviceContainer, DeviceScreen } from "DevicePane";

const folder = system.getPathDirectory(import.meta.uri);
const pathOf = (name) => `${folder}/${name}`;
const { width, height } = JSON.parse(system.readFileString(pathOf("panel.json")));

const pollMs = 10;

/** Writes `name` so that it appears whole. */
function publish(name, value) {
	system.writeFileString(pathOf(`${name}.new`), JSON.stringify(value));
	system.renameFile(pathOf(`${name}.new`), name);
}

class Behavior extends DeviceBehavior {
	onDisplaying(container) {
		container.interval = pollMs;
		container.start();
	}

	onTimeChanged(container) {
		const path = pathOf("order.json");
		if (!system.fileExists(path)) return;
		const order = JSON.parse(system.readFileString(path));
		system.deleteFile(path);
		this.carryOut(container, order);
		publish("done.json", { id: order.id });
		if (order.kind === "quit") application.quit();
	}

	carryOut(container, order) {
		switch (order.kind) {
			case "picture":
				container.first.writePNG(pathOf(order.name));
				break;
			case "touch":
				container.first.touch(order.phase, 0, order.x, order.y);
				break;
			case "post":
				this.postJSON(container, order.json);
		}
	}

	onAbort(_container, status, reason) {
		publish("abort.json", { status, reason });
		application.quit();
		return true;
	}
}

const Device = DeviceContainer.template(($) => ({
	Behavior,
	width,
	height,
	contents: [DeviceScreen($, { left: 0, width, top: 0, height, rotation: 0 })],
}));

export default {
	applicationName: ".*",
	title: "Slate",
	Workers: {},
	ControlsTemplate: ControlsColumn.template(() => ({ contents: [] })),
	DeviceTemplates: { 0: Device, 90: Device, 180: Device, 270: Device },
};

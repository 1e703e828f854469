import type { Facts } from "../../tools/doctor/facts.js";
import type { Board } from "../../tools/firmware/boards.js";

/** A computer with Linux that has everything. */
export const complete: Facts = {
	platform: "linux",
	node: "22.1.0",
	typescript: "7.0.2",
	compiler: "12.2.0",
	make: "4.3",
	gtk: "3.24.38",
	mbedtls: "2.28.3",
	virtualDisplay: true,
	xsDev: "0.40.0",
	sdk: { folder: "/sdk", version: "8.2.3", tools: "/sdk/build/bin/lin/release", idfVersion: "6.0" },
	unnamedSdk: undefined,
	idf: { folder: "/idf", version: "6.0.1" },
	unnamedIdf: undefined,
	xtensa: true,
	riscv: true,
	python: "3.11.2",
	qemu: "esp_develop_9.2.2",
	ports: [{ name: "/dev/ttyUSB0", isOpen: true }],
};

/** A computer that has only Node. */
export const bare: Facts = {
	platform: "linux",
	node: "22.1.0",
	typescript: undefined,
	compiler: undefined,
	make: undefined,
	gtk: undefined,
	mbedtls: undefined,
	virtualDisplay: false,
	xsDev: undefined,
	sdk: undefined,
	unnamedSdk: undefined,
	idf: undefined,
	unnamedIdf: undefined,
	xtensa: false,
	riscv: false,
	python: undefined,
	qemu: undefined,
	ports: [],
};

export const boards: readonly Board[] = [
	{ name: "classic", chip: "esp32", isEmulated: false },
	{ name: "modern", chip: "esp32s3", isEmulated: false },
	{ name: "qemu_esp32c3", chip: "esp32c3", isEmulated: true },
];

import type { Sdk } from "../firmware/sdk.js";

/** What is on a computer, as far as firmware needs it. Versions are texts such as `12.2.0`; what is absent is `undefined`. */
export type Facts = Readonly<{
	/** As `process.platform` names it. */
	platform: string;
	node: string;
	typescript: string | undefined;
	compiler: string | undefined;
	make: string | undefined;
	/** GTK 3 with its headers, which the simulator on Linux is built with. */
	gtk: string | undefined;
	/** mbedTLS with its headers, which the simulator's TLS is built with. */
	mbedtls: string | undefined;
	/** Xvfb: a display without a screen, for tests of the simulator on Linux. */
	virtualDisplay: boolean;
	xsDev: string | undefined;
	sdk: Sdk | undefined;
	/** An SDK where xs-dev puts it, while the variable MODDABLE names none. */
	unnamedSdk: Sdk | undefined;
	idf: Readonly<{ folder: string; version: string | undefined }> | undefined;
	/** Folder of ESP-IDF where xs-dev puts it, while the variable IDF_PATH names none. */
	unnamedIdf: string | undefined;
	/** Whether the compilers of ESP-IDF are installed. */
	xtensa: boolean;
	riscv: boolean;
	python: string | undefined;
	qemu: string | undefined;
	ports: readonly Port[];
}>;

/** A serial port; `isOpen` when this user may read and write it. */
export type Port = Readonly<{ name: string; isOpen: boolean }>;

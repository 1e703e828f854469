/** One command for each thing that can be missing. */
export type Mends = Readonly<{
	compiler: string;
	gtk: string;
	mbedtls: string;
	xvfb: string;
	xsDev: string;
	xsDevVariables: string;
	moddable: string;
	moddableUpdate: string;
	moddableTools: string;
	idf: string;
	idfTools: string;
	python: string;
	qemu: string;
	port: string;
}>;

const everywhere = {
	gtk: "sudo apt install libgtk-3-dev",
	mbedtls: "sudo apt install libmbedtls-dev",
	xvfb: "sudo apt install xvfb",
	xsDev: "npm install -g xs-dev",
	xsDevVariables: ". ~/.local/share/xs-dev-export.sh",
	moddable: "npx xs-dev setup",
	moddableUpdate: "npx xs-dev update",
	idf: "npx xs-dev setup --device esp32",
	idfTools: '"$IDF_PATH/install.sh" esp32,esp32s3,esp32c3',
	qemu: 'python3 "$IDF_PATH/tools/idf_tools.py" install qemu-riscv32',
	port: "npm run doctor",
} as const;

const linux: Mends = {
	...everywhere,
	compiler: "sudo apt install gcc make",
	moddableTools: 'make -C "$MODDABLE/build/makefiles/lin"',
	python: "sudo apt install python3 python3-venv",
	port: 'sudo usermod -a -G dialout "$USER"',
};

const mac: Mends = {
	...everywhere,
	compiler: "xcode-select --install",
	moddableTools: 'make -C "$MODDABLE/build/makefiles/mac"',
	python: "brew install python3",
};

const windows: Mends = {
	...everywhere,
	compiler: "npx xs-dev setup",
	xsDevVariables: "%USERPROFILE%\\xs-dev\\Moddable.bat",
	moddableTools: 'cd /d "%MODDABLE%\\build\\makefiles\\win" && build.bat',
	idfTools: '"%IDF_PATH%\\install.bat" esp32,esp32s3,esp32c3',
	python: "winget install Python.Python.3.13",
	qemu: 'python "%IDF_PATH%\\tools\\idf_tools.py" install qemu-riscv32',
};

const systems: Readonly<Record<string, Mends>> = { linux, darwin: mac, win32: windows };

/** The commands for a system, named as in `process.platform`. */
export function mends(platform: string): Mends {
	return systems[platform] ?? linux;
}

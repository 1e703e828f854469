describe("a file whose process is killed", () => {
	it("has a test that kills the process", () => {
		process.kill(process.pid, "SIGKILL");
		return new Promise(() => {});
	});
});

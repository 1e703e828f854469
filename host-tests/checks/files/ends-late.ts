describe("a file that leaves something behind", () => {
	it("has a test that passes and makes the process end badly later", () => {
		process.prependListener("disconnect", () => process.exit(9));
	});
});

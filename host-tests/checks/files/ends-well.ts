describe("a file whose process ends as if all were well", () => {
	it("has a test that passes before", () => {});
	it("has a test that ends the process", () => process.exit(0));
});

/** One test passes, then the process that runs it ends in the middle of another. */
describe("a file whose process ends", () => {
	it("has a test that passes before", () => {});
	it("has a test that ends the process", () => process.exit(7));
	it("has a test that never runs", () => {});
});

describe("a file of which one test is not to run", () => {
	it("has a test that runs", () => {});
	it.skip("has a test that is left out", () => {});
});

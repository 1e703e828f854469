describe("a file without trouble", () => {
	it("has a test that passes", () => {});
});

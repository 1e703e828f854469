describe("a file of which only one test is to run", () => {
	// biome-ignore lint/suspicious/noFocusedTests: a run must refuse it
	it.only("has a test that asks for it", () => {});
	it("has a test that would be left out", () => {});
});

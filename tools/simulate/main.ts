import { live } from "./life-run.js";
import { lifeOf } from "./plan/life.js";
import { addStatistics, noStatistics } from "./world/statistics.js";

const [from = 1, to = 10, days = 30, trace = 0] = process.argv.slice(2).map(Number);
const sum = noStatistics();
const start = performance.now();
let bad = 0;
for (let seed = from; seed < from + to; seed += 1) {
	const { broken, statistics } = live(
		lifeOf(seed, days),
		trace ? (at, text) => console.log((at / 1000).toFixed(3).padStart(12), text) : undefined,
	);
	addStatistics(sum, statistics);
	if (broken) {
		bad++;
		console.log(seed, (broken.atMs / 86400000).toFixed(3), broken.promise, broken.text.slice(0, 300));
	}
}
console.log(sum, bad, ((performance.now() - start) / to / days).toFixed(2), "ms/day");

import * as echarts from "echarts";
import { floorMs, shares } from "./approval.js";
import type { Carried } from "./code-size.js";
import type { Instructions } from "./instructions.js";
import { quantile } from "./median.js";
import type { Cost } from "./pairing-cost.js";

export type Plotted = Readonly<{
	/** `undefined`: not counted. */
	instructions: readonly Instructions[] | undefined;
	costs: readonly Cost[];
	carried: readonly Carried[];
	delays: readonly number[];
}>;

const width = 900;
const height = 640;

/** One picture as SVG: what a pairing costs with each client, against Slate, and how soon an approval is seen. */
export function plot({ instructions, costs, carried, delays }: Plotted): string {
	const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
	chart.setOption({
		animation: false,
		backgroundColor: "#ffffff",
		title: [
			{ text: "One pairing, Slate = 1", left: 20, top: 8, textStyle: { fontSize: 15 } },
			{ text: "From the approval to the screen, seconds", left: 20, top: 350, textStyle: { fontSize: 15 } },
		],
		legend: { top: 36, left: 20, itemGap: 32, data: costs.map(({ name }) => name) },
		grid: [
			{ left: 60, right: 20, top: 80, height: 220 },
			{ left: 60, right: 20, top: 390, height: 190 },
		],
		xAxis: [
			{
				type: "category",
				gridIndex: 0,
				data: ["instructions", "bytes on the wire", "memory", "processor time", "code carried"],
			},
			{
				type: "value",
				gridIndex: 1,
				min: 0,
				max: 100,
				name: "% of pairings",
				nameLocation: "middle",
				nameGap: 28,
			},
		],
		yAxis: [
			{ type: "value", gridIndex: 0 },
			{ type: "value", gridIndex: 1 },
		],
		series: [...bars(instructions, costs, carried), ...curves(delays)],
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return `${svg}\n`;
}

function bars(instructions: Plotted["instructions"], costs: readonly Cost[], carried: readonly Carried[]) {
	const [base] = costs;
	const baseBytes = carried[0]?.minifiedBytes ?? 1;
	return costs.map((cost, index) => ({
		type: "bar" as const,
		name: cost.name,
		xAxisIndex: 0,
		yAxisIndex: 0,
		data: [
			(instructions?.[index]?.perPairing ?? 0) / (instructions?.[0]?.perPairing ?? 1),
			cost.wire.bytes / (base?.wire.bytes ?? 1),
			cost.allocatedBytes / (base?.allocatedBytes ?? 1),
			cost.cpuMs / (base?.cpuMs ?? 1),
			(carried[index]?.minifiedBytes ?? 0) / baseBytes,
		].map((value) => Number(value.toFixed(2))),
	}));
}

function curves(delays: readonly number[]) {
	const line = (name: string, at: (share: number) => number, dashed: boolean) => ({
		type: "line" as const,
		name,
		xAxisIndex: 1,
		yAxisIndex: 1,
		symbol: "none",
		lineStyle: { type: dashed ? ("dashed" as const) : ("solid" as const) },
		endLabel: { show: true, formatter: "{a}", align: "right" as const, offset: [-8, dashed ? 16 : -12] },
		data: shares.map((share) => [share * 100, Number((at(share) / 1_000).toFixed(3))]),
	});
	return [line("measured", (share) => quantile(delays, share), false), line("floor", floorMs, true)];
}

import { markdownTable } from "../shared/markdown-table.js";
import { MeasuredBoard } from "./measured-board.js";
import type { Use } from "./memory-line.js";

/** Bytes of a slot in the simulator, a program of 64 bits, and on a chip. */
const slotBytes = 32;
const boardSlotBytes = 16;

export const pollCount = 500;
/** What comes into being once, such as the first pictures, has done so by then. */
const settledPolls = 20;
/** A look may meet a request in the air; the least of several met none. */
const looks = 8;

export type Moment = Readonly<{
	name: string;
	/** After a collection. */
	rest: Use;
	/** The most in use at once since the moment before, garbage that was not collected yet included. */
	peak: Use;
}>;

export type MemoryFigures = Readonly<{
	moments: readonly Moment[];
	/** What is in use at rest after {@link pollCount} polls, less what was before; bytes. */
	growth: Use;
}>;

/** Starts a board, lets it poll, pairs it, and looks at its memory on the way. Takes about a minute. */
export async function takeFigures(): Promise<MemoryFigures> {
	const board = await MeasuredBoard.open();
	try {
		await board.start();
		await board.untilLogged("info a new code is on the screen");
		await polls(board, settledPolls);
		const shown = await look(board, "a code is on the screen");
		await polls(board, pollCount);
		const polled = await look(board, `${pollCount} polls later`);
		approve(board);
		await board.untilLogged("info paired");
		const paired = await look(board, "paired");
		return { moments: [shown, polled, paired], growth: difference(polled.rest, shown.rest) };
	} finally {
		await board.close();
	}
}

async function look(board: MeasuredBoard, name: string): Promise<Moment> {
	const first = await board.use();
	let { rest } = first;
	for (let count = 1; count < looks; count++) rest = least(rest, (await board.use()).rest);
	return { name, rest, peak: first.peak };
}

async function polls(board: MeasuredBoard, count: number): Promise<void> {
	const { record } = board.service.service;
	const until = record.total + count;
	await board.until(`${count} polls`, () => record.total >= until);
}

function approve({ service }: MeasuredBoard): void {
	const { state, people } = service.service;
	const [code] = [...state.codes.values()].slice(-1);
	const projectId = state.projects[0]?.id ?? "";
	const done = people.approve({ userCode: code?.userCode ?? "", projectId, user: "ada" });
	if (done.kind !== "done") throw new Error("the board's code cannot be authorized");
}

function least(a: Use, b: Use): Use {
	return { slots: Math.min(a.slots, b.slots), chunks: Math.min(a.chunks, b.chunks), stack: a.stack };
}

function difference(a: Use, b: Use): Use {
	return { slots: a.slots - b.slots, chunks: a.chunks - b.chunks, stack: a.stack - b.stack };
}

const number = (value: number): string => value.toLocaleString("en-US");

/** As it stands in `docs/memory.md`. */
export function describeFigures({ moments, growth }: MemoryFigures): string {
	const rows = moments.map(({ name, rest, peak }) => [
		name,
		number(rest.slots / slotBytes),
		number((rest.slots / slotBytes) * boardSlotBytes),
		number(rest.chunks),
		number(peak.slots / slotBytes),
		number(peak.chunks),
	]);
	const head = ["moment", "slots", "bytes of them on a board", "bytes of chunks"];
	const table = markdownTable([...head, "slots, at most", "bytes of chunks, at most"], rows);
	const more = (bytes: number): string => `${bytes > 0 ? "+" : ""}${number(bytes)}`;
	return `${table}

Over ${pollCount} polls: ${more(growth.slots / slotBytes)} slots, ${more(growth.chunks)} bytes of chunks.`;
}

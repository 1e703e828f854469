import assert from "node:assert/strict";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { decodeCredentials } from "../../modules/credentials/codec.js";
import { Vault } from "../../modules/credentials/vault.js";
import { type RunningService, startService } from "../../tools/c2c-service/server.js";
import { FolderStore } from "../../tools/virtual-board/ports/folder-store.js";
import { BoardProcess } from "./board-process.js";
import { approve } from "./person.js";
import { seeded } from "./seeded.js";
import { withFolder } from "./temporary-folder.js";
import { type Held, TokenLedger } from "./token-ledger.js";

const boards = 4;
const killsPerBoard = 5;
/** Short lives, so that a board that runs for a second or two pairs and refreshes. */
const lifetimes = { intervalMs: 1_000, accessMs: 2_000 };
const seed = Number(process.env.SLATE_SEED ?? Date.now() % 1_000_000);

type World = Readonly<{ service: RunningService; ledger: TokenLedger; random: () => number }>;
type Unit = Readonly<{ folder: string; clientId: string; wantsRefresh: boolean }>;
type Found = Readonly<{ held: Held; refreshInFlight: boolean }>;

/** What flash holds, read as the board itself would at its next start. */
function readFlash(folder: string): Found {
	const store = new FolderStore(folder);
	try {
		const { payload, isDamaged } = new Vault(store).load("credentials");
		assert.equal(isDamaged, false, "a slot is damaged");
		if (payload === undefined) return { held: undefined, refreshInFlight: false };
		const credentials = decodeCredentials(payload);
		assert.ok(credentials !== undefined, "the record cannot be read");
		const { pairing } = credentials;
		if (pairing.kind !== "held") return { held: undefined, refreshInFlight: false };
		const { accessToken: access = "", refreshToken: refresh = "" } = pairing.tokens;
		return { held: { access, refresh }, refreshInFlight: pairing.refreshInFlight };
	} finally {
		store.close();
	}
}

/** A person who approves every code and presses the button when the board asks for it. */
function attend(board: BoardProcess, service: RunningService): void {
	const approved = new Set<string>();
	board.onShown(({ state, userCode }) => {
		if (state === "lost" || state === "unpaired") board.say("press");
		if (userCode === undefined || approved.has(userCode)) return;
		approved.add(userCode);
		approve(service, userCode);
	});
}

/** Waits for a random moment: any time of a life, or just after the service has answered with tokens or a refusal. */
async function randomMoment({ ledger, random }: World, clientId: string): Promise<void> {
	const isAfterAnswer = random() < 0.6;
	const share = random();
	if (isAfterAnswer) await ledger.next(clientId);
	await delay(share * (isAfterAnswer ? 30 : 2_000));
}

/** One life from start to SIGKILL, of pairing or of refreshing; gives what flash holds after it. */
async function liveAndDie(world: World, unit: Unit, before: Held): Promise<Held> {
	const { service, ledger } = world;
	const { folder, clientId, wantsRefresh } = unit;
	ledger.forget(clientId);
	const live = async (board: BoardProcess): Promise<void> => {
		attend(board, service);
		await (wantsRefresh ? board.untilState("paired") : board.until("a view", () => true));
		await randomMoment(world, clientId);
	};
	await BoardProcess.headless(service.origin, folder, live, ["--client-id", clientId]);
	const { held, refreshInFlight } = readFlash(folder);
	const history = [before, ...ledger.entries(clientId)];
	const [newest, older] = [history.at(-1), history.at(-2)];
	const isNew = areEqual(held, newest);
	const isOld = history.length > 1 && areEqual(held, older);
	assert.ok(isNew || isOld, `found neither the old nor the new credentials; seed ${seed}`);
	if (!isNew && held !== undefined) assert.ok(refreshInFlight, `the refresh is not marked; seed ${seed}`);
	return held;
}

function areEqual(a: Held, b: Held): boolean {
	return a?.access === b?.access && a?.refresh === b?.refresh;
}

describe("a board that is killed", () => {
	it(`holds the old or the new credentials at ${boards * killsPerBoard} random moments (seed ${seed})`, async function () {
		this.timeout(120_000);
		const service = await startService({ lifetimes });
		const ledger = new TokenLedger(service.service);
		const random = seeded(seed);
		const lives = Array.from({ length: boards }, async (_, index) => {
			const world = { service, ledger, random: seeded(Math.floor(random() * 2 ** 32)) };
			await withFolder(async (folder) => {
				// Half of them are killed as they pair: each life of theirs starts with empty flash.
				const wantsRefresh = index % 2 === 1;
				let held: Held;
				for (let kill = 0; kill < killsPerBoard; kill += 1) {
					const flash = path.join(folder, wantsRefresh ? "flash" : `flash-${kill}`);
					const unit = { folder: flash, clientId: `unit-${index}`, wantsRefresh };
					held = await liveAndDie(world, unit, wantsRefresh ? held : undefined);
				}
			});
		});
		try {
			await Promise.all(lives);
		} finally {
			await Promise.allSettled(lives);
			await service.close();
		}
	});

	it("is paired again after it was killed while paired", async () => {
		const service = await startService({ lifetimes: { intervalMs: 1_000 } });
		try {
			await withFolder(async (flash) => {
				const first = await BoardProcess.headless(service.origin, flash, async (board) => {
					attend(board, service);
					return await board.untilState("paired");
				});
				await BoardProcess.headless(service.origin, flash, async (board) => {
					assert.equal((await board.untilState("paired")).project, first.project);
					assert.ok(board.shown.every(({ userCode }) => userCode === undefined));
				});
			});
		} finally {
			await service.close();
		}
	});
});

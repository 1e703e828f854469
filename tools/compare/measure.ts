import type { Client } from "./client.js";
import { oauth4webapi } from "./clients/oauth4webapi.js";
import { openidClient } from "./clients/openid-client.js";
import { slate } from "./clients/slate.js";
import { describe } from "./describe.js";
import { observe } from "./observe.js";
import { situations } from "./situations.js";
import type { Row, Table } from "./table.js";
import { VirtualTime } from "./virtual-time.js";

/** In the order of the columns. */
const clients: readonly Client[] = [openidClient, oauth4webapi, slate];

/**
 * Puts every client into every situation, one after the other. Takes about a second and, for good, the process's clocks:
 * from then on its time passes only in here.
 */
export async function measure(): Promise<Table> {
	const time = new VirtualTime();
	time.install();
	const rows: Row[] = [];
	for (const situation of situations) {
		const cells: string[] = [];
		for (const client of clients) cells.push(describe(await observe(client, situation, time)));
		rows.push({ situation: situation.name, cells });
	}
	return { clients: clients.map(({ name }) => name), rows };
}

import assert from "node:assert/strict";
import type { RunningService } from "../../tools/c2c-service/server.js";

/** Somebody who authorizes the code on the web, for the first project. */
export function approve({ service }: RunningService, userCode: string | undefined): void {
	const [project, user] = [service.state.projects[0], service.state.users[0]];
	assert.ok(project !== undefined && user !== undefined && userCode !== undefined);
	const done = service.people.approve({ userCode, projectId: project.id, user: user.id });
	assert.equal(done.kind, "done");
}

import type { Target } from "./target.js";
import { addressTargets } from "./targets/addresses.js";
import { answerTargets } from "./targets/answers.js";
import { commandLineTargets } from "./targets/command-lines.js";
import { flashTargets } from "./targets/flash.js";
import { fontTargets } from "./targets/fonts.js";
import { headerTargets } from "./targets/headers.js";
import { httpAnswerTargets } from "./targets/http-answers.js";
import { provisioningTargets } from "./targets/provisioning.js";
import { serviceTargets } from "./targets/service.js";
import { textTargets } from "./targets/text.js";

/** Every parser of `modules` and `tools` that reads what comes from outside. A further one is one more entry of a list. */
export const targets: readonly Target[] = [
	...answerTargets,
	...headerTargets,
	...httpAnswerTargets,
	...addressTargets,
	...textTargets,
	...flashTargets,
	...fontTargets,
	...commandLineTargets,
	...provisioningTargets,
	...serviceTargets,
];

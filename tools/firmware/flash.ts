import { runProgram } from "../shared/options.js";
import { runAction } from "./run.js";

await runProgram((args) => runAction("flash", args));

import { flashMutants } from "./flash-mutants.js";
import { meaningMutants } from "./meaning-mutants.js";
import type { Mutant } from "./mutant.js";
import { paceMutants } from "./pace-mutants.js";

/** Every planted fault, in the order of the table. */
export const mutants: readonly Mutant[] = [...flashMutants, ...paceMutants, ...meaningMutants];

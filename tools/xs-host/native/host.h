#ifndef SLATE_XS_HOST
#define SLATE_XS_HOST

#include "xsAll.h"
#include "xsScript.h"
#include "xs.h"

/* The bytes that the next machine gets as its pool; 0: as much as it likes. */
extern size_t nextPoolBytes;

/* Makes what the machine holds as read-only as what a board preloads, and shares it with the clones to come. */
extern void preload(txMachine* the);

/* Gives the machine's global `host` its functions: what guests know of the world outside. */
extern void installHost(txMachine* the);

/* How many preloaded objects and variables the clone has written to, each by a copy in its own memory. */
extern int countAliases(txMachine* the);

#endif

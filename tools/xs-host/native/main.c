/*
 * xs-host [--pool BYTES] [--stack SLOTS] MODULE …
 * Loads and preloads the modules, each given as an absolute path, and calls the default export of the last one in a machine
 * of its own, whose slots and chunks lie in the pool and whose stack lies beside it.
 */
#include "host.h"
#include "xsmc.h"

typedef struct {
	size_t poolBytes;
	int stackSlots;
	char** modules;
	int moduleCount;
} Options;

/* As the SDK's base manifest has it, with tables of names that take a whole project's. */
static const xsCreation rootCreation = { 1048576, 1048576, 65536, 65536, 4096, 8192, 8192, 1993, 127, 65536, 1993, 0 };

static xsCreation boardCreation(const Options* options)
{
	xsCreation creation = rootCreation;
	if (options->poolBytes > 0) {
		creation.initialChunkSize = 1024;
		creation.incrementalChunkSize = 256;
		creation.initialHeapCount = 128;
		creation.incrementalHeapCount = 64;
	}
	creation.stackCount = options->stackSlots;
	creation.initialKeyCount = 32;
	creation.incrementalKeyCount = 32;
	return creation;
}

static int readOptions(int argc, char** argv, Options* options)
{
	int index = 1;
	for (; index + 1 < argc && argv[index][0] == '-'; index += 2) {
		if (strcmp(argv[index], "--pool") == 0)
			options->poolBytes = (size_t)atol(argv[index + 1]) & ~(size_t)15;
		else if (strcmp(argv[index], "--stack") == 0)
			options->stackSlots = atoi(argv[index + 1]);
		else
			return 0;
	}
	options->modules = argv + index;
	options->moduleCount = argc - index;
	return options->moduleCount > 0;
}

static void reportException(xsMachine* the)
{
	fprintf(stderr, "an exception was not caught: %s\n", xsmcToString(xsException));
	fflush(NULL);
	_exit(1);
}

static void load(xsMachine* root, const Options* options)
{
	xsBeginHost(root);
	{
		xsTry {
			for (int index = 0; index < options->moduleCount; index++) {
				xsAwaitImport(options->modules[index], XS_IMPORT_NAMESPACE);
				while (the->promiseJobs) {
					the->promiseJobs = 0;
					fxRunPromiseJobs(the);
				}
			}
		}
		xsCatch {
			reportException(the);
		}
	}
	xsEndHost(root);
}

static void run(xsMachine* machine, const char* module)
{
	xsBeginHost(machine);
	{
		xsmcVars(2);
		xsTry {
			installHost(the);
			xsVar(0) = xsAwaitImport(module, XS_IMPORT_DEFAULT);
			xsmcGet(xsVar(1), xsGlobal, fxID(the, "host"));
			xsCallFunction1(xsVar(0), xsUndefined, xsVar(1));
		}
		xsCatch {
			reportException(the);
		}
	}
	xsEndHost(machine);
}

int main(int argc, char** argv)
{
	Options options = { 0, 384, NULL, 0 };
	xsCreation creation;
	xsMachine* root;
	xsMachine* machine;
	if (!readOptions(argc, argv, &options)) {
		fputs("usage: xs-host [--pool BYTES] [--stack SLOTS] MODULE ...\n", stderr);
		return 2;
	}
	creation = rootCreation;
	root = fxCreateMachine((txCreation*)&creation, "root", NULL, XS_NO_ID);
	load(root, &options);
	preload(root);
	printf("preloaded\t%d\t%d\t%d.%d.%d\n", root->currentHeapCount, root->currentChunksSize, XS_MAJOR_VERSION,
		XS_MINOR_VERSION, XS_PATCH_VERSION);
	creation = boardCreation(&options);
	nextPoolBytes = options.poolBytes;
	machine = fxCloneMachine((txCreation*)&creation, root, "board", NULL);
	run(machine, options.modules[options.moduleCount - 1]);
	fflush(stdout);
	return 0;
}

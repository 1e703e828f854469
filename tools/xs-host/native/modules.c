/* Modules are files; a module's name is its absolute path. */
#include "host.h"

/* Joins `name` to the folder of the module `from`; both `./` and `../` may lead it, more than once. */
static void resolve(const char* from, const char* name, char* path)
{
	char* end;
	snprintf(path, C_PATH_MAX, "%s", from);
	end = strrchr(path, '/');
	while (end != NULL && name[0] == '.') {
		if (strncmp(name, "./", 2) == 0)
			name += 2;
		else if (strncmp(name, "../", 3) == 0) {
			name += 3;
			*end = 0;
			end = strrchr(path, '/');
		}
		else
			break;
	}
	if (end == NULL)
		end = path;
	snprintf(end, (size_t)(C_PATH_MAX - (end - path)), "/%s", name);
}

txID fxFindModule(txMachine* the, txSlot* realm, txID importer, txSlot* specifier)
{
	char name[C_PATH_MAX];
	char path[C_PATH_MAX];
	fxToStringBuffer(the, specifier, name, sizeof(name));
	if (name[0] == '/')
		return fxNewNameC(the, name);
	if (name[0] != '.' || importer == XS_NO_ID)
		return XS_NO_ID;
	resolve(fxGetKeyName(the, importer), name, path);
	return fxNewNameC(the, path);
}

static txScript* parse(txMachine* the, FILE* file, txString path)
{
	txParser parser;
	txParserJump jump;
	txScript* script = NULL;
	fxInitializeParser(&parser, the, the->parserBufferSize, the->parserTableModulo);
	parser.firstJump = &jump;
	if (setjmp(jump.jmp_buf) == 0) {
		parser.path = fxNewParserSymbol(&parser, path);
		fxParserTree(&parser, file, (txGetter)fgetc, 0, NULL);
		fxParserHoist(&parser);
		fxParserBind(&parser);
		script = fxParserCode(&parser);
	}
	fxTerminateParser(&parser);
	return script;
}

void fxLoadModule(txMachine* the, txSlot* module, txID moduleID)
{
	txString path = fxGetKeyName(the, moduleID);
	FILE* file = fopen(path, "r");
	txScript* script;
	if (file == NULL) {
		fprintf(stderr, "%s: cannot be read\n", path);
		return;
	}
	script = parse(the, file, path);
	fclose(file);
	if (script != NULL)
		fxResolveModule(the, module, moduleID, script, NULL, NULL);
}

/*
 * The object `host` of guests. Messages are lines of fields, separated by tabs; a backslash leads `t`, `n` and itself in a
 * field, and bytes are hexadecimal. They are read into memory of the host, so that only what a guest takes costs it any.
 */
#include "host.h"
#include "xsmc.h"
#include "qrcodegen.h"
#include "qr-encode.h"

#define mostFields 64

static char* line = NULL;
static char* fields[mostFields];
static int fieldCount = 0;

static void writeEscaped(const char* text)
{
	for (; *text != 0; text++) {
		switch (*text) {
		case '\t': fputs("\\t", stdout); break;
		case '\n': fputs("\\n", stdout); break;
		case '\\': fputs("\\\\", stdout); break;
		default: putchar(*text); break;
		}
	}
}

static void unescape(char* field)
{
	char* to = field;
	for (; *field != 0; field++) {
		if (*field == '\\' && field[1] != 0) {
			field++;
			*to++ = *field == 't' ? '\t' : *field == 'n' ? '\n' : *field;
		}
		else
			*to++ = *field;
	}
	*to = 0;
}

/* say(...values): one line of text, numbers and bytes; what is undefined leaves its field empty. */
static void say(xsMachine* the)
{
	for (int index = 0; index < xsmcArgc; index++) {
		if (index > 0)
			putchar('\t');
		switch (xsmcTypeOf(xsArg(index))) {
		case xsUndefinedType:
			break;
		case xsStringType:
		case xsStringXType:
			writeEscaped(xsmcToString(xsArg(index)));
			break;
		case xsReferenceType: {
			uint8_t* bytes;
			xsUnsignedValue count;
			xsmcGetBufferReadable(xsArg(index), (void**)&bytes, &count);
			for (xsUnsignedValue at = 0; at < count; at++)
				printf("%02x", bytes[at]);
			break;
		}
		default:
			printf("%.17g", xsmcToNumber(xsArg(index)));
			break;
		}
	}
	putchar('\n');
}

/* Later versions count in fractions of 1/65536. */
static double meterOf(txMachine* the)
{
#if XS_MAJOR_VERSION < 14
	return the->meterIndex;
#else
	return (double)(the->meterIndex >> 16);
#endif
}

/* A figure of each kind, as they are now; peaks, the stack's depth and collections since the last `collect`. */
static void measure(txMachine* the)
{
	printf("measure\t%d\t%d\t%d\t%d\t%d\t%d\t%.0f\t%d\t%d\t%d\n", the->currentHeapCount, the->peakHeapCount,
		the->currentChunksSize, the->peakChunksSize, (int)(the->stackTop - the->stackPeak),
		the->garbageCollectionCount, meterOf(the), countAliases(the),
		(int)(the->keyIndex - the->keyOffset), (int)sizeof(txSlot));
}

static void collect(txMachine* the)
{
	fxCollect(the, XS_COMPACT_FLAG);
	the->garbageCollectionCount = 0;
	the->peakHeapCount = the->currentHeapCount;
	the->peakChunksSize = the->currentChunksSize;
	the->stackPeak = the->stack;
}

static void splitLine(ssize_t length)
{
	char* rest = line;
	fieldCount = 0;
	if (length > 0 && line[length - 1] == '\n')
		line[length - 1] = 0;
	while (rest != NULL && fieldCount < mostFields)
		fields[fieldCount++] = strsep(&rest, "\t");
	for (int index = 0; index < fieldCount; index++)
		unescape(fields[index]);
}

/* next(): asks for the next message and gives its first field, `end` when there is none. */
static void next(xsMachine* the)
{
	static size_t capacity = 0;
	for (;;) {
		ssize_t length;
		puts(".");
		fflush(stdout);
		length = getline(&line, &capacity, stdin);
		if (length < 0) {
			xsmcSetString(xsResult, "end");
			return;
		}
		splitLine(length);
		if (strcmp(fields[0], "measure") == 0)
			measure(the);
		else if (strcmp(fields[0], "collect") == 0)
			collect(the);
		else
			break;
	}
	xsmcSetString(xsResult, fields[0]);
}

static const char* fieldOf(xsMachine* the)
{
	int index = xsmcToInteger(xsArg(0));
	return index >= 0 && index < fieldCount ? fields[index] : NULL;
}

/* text(n): the field as text; undefined when there is none. */
static void text(xsMachine* the)
{
	const char* field = fieldOf(the);
	if (field != NULL)
		xsmcSetString(xsResult, (char*)field);
}

static void number(xsMachine* the)
{
	const char* field = fieldOf(the);
	if (field != NULL)
		xsmcSetNumber(xsResult, atof(field));
}

/* bytes(n): the field as an ArrayBuffer; undefined when there is none. */
static void bytes(xsMachine* the)
{
	const char* field = fieldOf(the);
	if (field != NULL) {
		int count = (int)(strlen(field) / 2);
		uint8_t* data;
		xsmcSetArrayBuffer(xsResult, NULL, count);
		data = xsmcToArrayBuffer(xsResult);
		for (int at = 0; at < count; at++) {
			unsigned value = 0;
			sscanf(field + 2 * at, "%2x", &value);
			data[at] = (uint8_t)value;
		}
	}
}

/* qrCode(text, modes): the code as the board makes it, a byte for each module; undefined when there is none. */
static void qrCode(xsMachine* the)
{
	uint8_t* code = slateQrEncode(xsmcToString(xsArg(0)), xsmcToString(xsArg(1)));
	if (code != NULL) {
		int side = qrcodegen_getSize(code);
		uint8_t* modules;
		xsmcSetArrayBuffer(xsResult, NULL, side * side);
		modules = xsmcToArrayBuffer(xsResult);
		for (int at = 0; at < side * side; at++)
			modules[at] = qrcodegen_getModule(code, at % side, at / side);
		c_free(code);
	}
}

void installHost(txMachine* the)
{
	static const struct {
		const char* name;
		xsCallback callback;
		int length;
	} functions[] = {
		{ "say", say, 1 }, { "next", next, 0 },	{ "text", text, 1 },
		{ "number", number, 1 }, { "bytes", bytes, 1 }, { "qrCode", qrCode, 2 },
	};
	xsmcVars(2);
	xsmcSetNewObject(xsVar(0));
	for (size_t index = 0; index < sizeof(functions) / sizeof(functions[0]); index++) {
		xsVar(1) = xsNewHostFunction(functions[index].callback, functions[index].length);
		xsmcSet(xsVar(0), fxID(the, functions[index].name), xsVar(1));
	}
	xsmcSet(xsGlobal, fxID(the, "host"), xsVar(0));
}

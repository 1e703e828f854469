/* The engine as a class of XS. Sockets and callbacks are the business of tls.ts. */
#include "xsmc.h"
#include "mc.xs.h"
#include "xsHost.h"

#include <string.h>

#include "engine.h"

enum { max_anchors = 16, max_name_bytes = 256 };

/* For all sessions of the program; there is one machine. */
static tls_cache *cache;

/* The session of `this`; throws once it is closed. */
static tls_engine *session_of(xsMachine *the)
{
	tls_engine *engine = xsmcGetHostData(xsThis);
	if (engine == NULL)
		xsUnknownError("closed");
	return engine;
}

/* Code and words in one text. */
static void return_reason(xsMachine *the, tls_reason reason)
{
	char text[160];
	c_snprintf(text, sizeof(text), "%s: %s", reason.code, reason.words);
	xsmcSetString(xsResult, text);
}

/* Frees the session of an object that is no longer used. */
void xs_slate_tls_destructor(void *data)
{
	tls_free(data);
}

/* (host, protocol, anchors): a new session for `this`. Returns why there is none, or nothing. */
void xs_slate_tls_open(xsMachine *the)
{
	tls_anchor anchors[max_anchors];
	char host[max_name_bytes], protocol[32];
	tls_options options = { host, protocol, anchors, 0, NULL };
	tls_reason reason;
	xsmcVars(1);
	xsmcToStringBuffer(xsArg(0), host, sizeof(host));
	xsmcToStringBuffer(xsArg(1), protocol, sizeof(protocol));
	xsmcGet(xsVar(0), xsArg(2), xsID_length);
	int count = xsmcToInteger(xsVar(0));
	if (count > max_anchors)
		xsRangeError("too many roots");
	for (; (int)options.anchor_count < count; options.anchor_count++) {
		void *der;
		xsUnsignedValue length;
		xsmcGetIndex(xsVar(0), xsArg(2), (int)options.anchor_count);
		/* Nothing below makes a value, so that nothing moves. */
		int kind = xsmcGetBufferReadable(xsVar(0), &der, &length);
		tls_anchor anchor = { der, length, kind == xsBufferNonrelocatable };
		/* cppcheck-suppress unreadVariable ; options.anchors reads it */
		anchors[options.anchor_count] = anchor;
	}
	if (cache == NULL)
		cache = tls_cache_new();
	options.cache = cache;
	tls_engine *engine = tls_open(&options, &reason);
	if (engine == NULL)
		return_reason(the, reason);
	else
		xsmcSetHostData(xsThis, engine);
}

/* Frees the session at once. */
void xs_slate_tls_close(xsMachine *the)
{
	tls_engine *engine = xsmcGetHostData(xsThis);
	xsmcSetHostData(xsThis, NULL);
	tls_free(engine);
}

/* How many bytes `feed` takes. */
void xs_slate_tls_space(xsMachine *the)
{
	xsmcSetInteger(xsResult, (int)tls_space(session_of(the)));
}

/* (bytes): hands in what has arrived, no more than `space`. */
void xs_slate_tls_feed(xsMachine *the)
{
	tls_engine *engine = session_of(the);
	void *bytes;
	xsUnsignedValue count;
	xsmcGetBufferReadable(xsArg(0), &bytes, &count);
	if (tls_feed(engine, bytes, count) != count)
		xsUnknownError("would block");
}

/* Says that nothing more will arrive. */
void xs_slate_tls_feedEnd(xsMachine *the)
{
	tls_feed_end(session_of(the));
}

/* Goes on; the state as the engine numbers it. */
void xs_slate_tls_step(xsMachine *the)
{
	xsmcSetInteger(xsResult, (int)tls_step(session_of(the)));
}

/* (count): up to so many bytes to be sent; nothing when there are none. */
void xs_slate_tls_take(xsMachine *the)
{
	tls_engine *engine = session_of(the);
	size_t count = (size_t)xsmcToInteger(xsArg(0));
	if (count > tls_pending(engine))
		count = tls_pending(engine);
	if (count == 0)
		return;
	tls_take(engine, xsmcSetArrayBuffer(xsResult, NULL, (int)count), count);
}

/* How many decrypted bytes can be read. */
void xs_slate_tls_readable(xsMachine *the)
{
	xsmcSetInteger(xsResult, (int)tls_readable(session_of(the)));
}

/* One decrypted byte; nothing when there is none. */
void xs_slate_tls_readByte(xsMachine *the)
{
	uint8_t byte;
	if (tls_read(session_of(the), &byte, 1) == 1)
		xsmcSetInteger(xsResult, byte);
}

/* (buffer): fills as much of it as there are decrypted bytes. Returns how many. */
void xs_slate_tls_read(xsMachine *the)
{
	tls_engine *engine = session_of(the);
	void *bytes;
	xsUnsignedValue count;
	xsmcGetBufferWritable(xsArg(0), &bytes, &count);
	xsmcSetInteger(xsResult, (int)tls_read(engine, bytes, count));
}

/* How many bytes can be written. */
void xs_slate_tls_writable(xsMachine *the)
{
	xsmcSetInteger(xsResult, (int)tls_writable(session_of(the)));
}

/* (bytes): encrypts them; throws when there are more than can be written. */
void xs_slate_tls_write(xsMachine *the)
{
	tls_engine *engine = session_of(the);
	void *bytes;
	xsUnsignedValue count;
	xsmcGetBufferReadable(xsArg(0), &bytes, &count);
	if (count > 0 && tls_write(engine, bytes, count) != count)
		xsUnknownError("would block");
}

/* Says goodbye to the service. */
void xs_slate_tls_shut(xsMachine *the)
{
	tls_shut(session_of(the));
}

/* Why the session has failed. */
void xs_slate_tls_reason(xsMachine *the)
{
	return_reason(the, tls_failure(session_of(the)));
}

/* Whether this program is for developers: one that is shipped trusts no roots but its own. */
void xs_slate_tls_isDebug(xsMachine *the)
{
#if mxDebug
	xsmcSetBoolean(xsResult, 1);
#else
	xsmcSetBoolean(xsResult, 0);
#endif
}

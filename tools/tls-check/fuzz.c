/*
 * Feeds the engine what a service might send, for libFuzzer. The first byte of an input says in pieces of what size, the second
 * what is done besides; the rest is fed. SLATE_FUZZ_ROOT names a file with the root that is trusted, in DER, and
 * SLATE_FUZZ_TIME the time at which the inputs were recorded.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine.h"
#include "predictable.h"

enum { max_root_bytes = 4096, ends_early = 1, writes = 2, reads_singly = 4 };

static uint8_t root[max_root_bytes];
static size_t root_length;
static time_t now;

time_t time(time_t *result)
{
	if (result != NULL)
		*result = now;
	return now;
}

/* Lets the engine go on, and takes all that it gives. */
static tls_state drain(tls_engine *engine, int how)
{
	uint8_t bytes[512];
	tls_state state;
	do {
		state = tls_step(engine);
		if ((how & writes) != 0 && tls_writable(engine) > 8)
			(void)tls_write(engine, (const uint8_t *)"GET /\r\n", 7);
		while (tls_take(engine, bytes, sizeof(bytes)) > 0) {
		}
		while (tls_read(engine, bytes, (how & reads_singly) != 0 ? 1 : sizeof(bytes)) > 0) {
		}
		how &= ~writes;
	} while (tls_readable(engine) > 0 || tls_pending(engine) > 0);
	return state;
}

int LLVMFuzzerInitialize(int *argc, char ***argv);

/* NOLINTNEXTLINE(readability-non-const-parameter): the signature is libFuzzer's. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *name = getenv("SLATE_FUZZ_ROOT"), *seconds = getenv("SLATE_FUZZ_TIME");
	(void)argc;
	(void)argv;
	FILE *file = name == NULL ? NULL : fopen(name, "rb");
	if (file == NULL || seconds == NULL) {
		(void)fputs("SLATE_FUZZ_ROOT or SLATE_FUZZ_TIME is not set.\n", stderr);
		exit(2);
	}
	root_length = fread(root, 1, sizeof(root), file);
	(void)fclose(file);
	now = (time_t)strtoll(seconds, NULL, 10);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const tls_anchor anchor = { root, root_length, 1 };
	tls_reason reason;
	if (size < 2)
		return 0;
	tls_cache *cache = tls_cache_new();
	const tls_options options = { "localhost", "http/1.1", &anchor, 1, cache };
	const size_t piece = 1u + data[0];
	const int how = data[1];
	predictable_start();
	tls_engine *engine = tls_open(&options, &reason);
	if (engine == NULL)
		abort();
	tls_state state = drain(engine, how);
	for (size_t at = 2; at < size && (state == TLS_HANDSHAKE || state == TLS_OPEN);) {
		size_t taken = tls_feed(engine, data + at, size - at < piece ? size - at : piece);
		at += taken;
		state = drain(engine, how);
		if (taken == 0 && tls_space(engine) == 0)
			abort();
	}
	if ((how & ends_early) != 0) {
		tls_feed_end(engine);
		state = drain(engine, how);
		if (state == TLS_HANDSHAKE)
			abort();
	}
	if (state == TLS_FAILED && (tls_failure(engine).code == NULL || tls_failure(engine).words == NULL))
		abort();
	tls_shut(engine);
	tls_free(engine);
	tls_cache_free(cache);
	return 0;
}

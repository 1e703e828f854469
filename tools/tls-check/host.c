/*
 * The engine behind standard input and output, for tests. Each message, in both directions, is a letter, a session's number
 * (2 bytes), a length (4 bytes) and so many bytes; numbers are little-endian.
 *
 *   in   o open: flags, host, protocol, anchors    f feed    e the connection has ended    w write    s shut    x free
 *        t set the clock: text, seconds since 1970, empty for the real one    n forget cached sessions    m measure    z forget the peak
 *   out  S bytes to send    D decrypted bytes    O open    X ended    M measures    (the last three as JSON)
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mbedtls/ssl.h"

#include "engine.h"
#include "capabilities.h"
#include "predictable.h"

enum { max_sessions = 8, max_message = 1 << 20, max_anchors = 16, flash_bytes = 16384, stack_bytes = 512 * 1024 };

typedef struct {
	tls_engine *engine;
	tls_state told;
	long long cpu_ns;
} session;

static session sessions[max_sessions];
static tls_cache *cache;
static uint8_t message[max_message + 1];
/* Where anchors lie that stay where they are. */
static uint8_t flash[max_sessions][flash_bytes];
static long long fixed_time = -1;
static uint8_t *stack_base;
static const uint8_t *stack_entry;

/* The clock of this program and of the library: the real one unless a test has set another. */
time_t time(time_t *result)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	time_t value = fixed_time >= 0 ? (time_t)fixed_time : now.tv_sec;
	if (result != NULL)
		*result = value;
	return value;
}

#if defined(MEASURE_HEAP)
#include <malloc.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void __libc_free(void *);

static atomic_long heap_now, heap_peak;

static void *counted(void *block)
{
	long now = block == NULL ? 0 : atomic_fetch_add(&heap_now, (long)malloc_usable_size(block)) + (long)malloc_usable_size(block);
	if (now > heap_peak)
		heap_peak = now;
	return block;
}

void *malloc(size_t size)
{
	return counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
	return counted(__libc_calloc(count, size));
}

void free(void *block)
{
	if (block != NULL)
		heap_now -= (long)malloc_usable_size(block);
	__libc_free(block);
}
#else
static long heap_now, heap_peak;
#endif

/* Whether the library's buffers shrink to the length of records that the service agrees to. */
#if defined(MBEDTLS_SSL_VARIABLE_BUFFER_LENGTH) && TLS_ASKS_FOR_SHORT_RECORDS
static const int shrinks = 1;
#else
static const int shrinks = 0;
#endif

static long long cpu_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void reply(char kind, unsigned id, const void *bytes, size_t count)
{
	uint8_t head[7] = { (uint8_t)kind, (uint8_t)id, (uint8_t)(id >> 8), (uint8_t)count, (uint8_t)(count >> 8),
		(uint8_t)(count >> 16), (uint8_t)(count >> 24) };
	(void)fwrite(head, 1, sizeof(head), stdout);
	if (count > 0)
		(void)fwrite(bytes, 1, count, stdout);
}

static void reply_end(unsigned id, const char *state, tls_reason reason)
{
	char text[512];
	int length = snprintf(text, sizeof(text), "{\"state\":\"%s\",\"code\":\"%s\",\"words\":\"%s\",\"detail\":%d}", state,
		reason.code == NULL ? "" : reason.code, reason.words == NULL ? "" : reason.words, reason.detail);
	reply('X', id, text, (size_t)length);
}

/* Tells what has changed: bytes to send, state, decrypted bytes. */
static void tell(unsigned id, session *of, tls_state state)
{
	static uint8_t bytes[TLS_QUEUE_BYTES];
	size_t count;
	while ((count = tls_take(of->engine, bytes, sizeof(bytes))) > 0)
		reply('S', id, bytes, count);
	if (of->told == TLS_HANDSHAKE && (state == TLS_OPEN || state == TLS_CLOSED)) {
		char text[256];
		int length = snprintf(text, sizeof(text), "{\"version\":\"%s\",\"suite\":\"%s\",\"isResumed\":%s,\"cpuUs\":%lld}",
			tls_version(of->engine), tls_suite(of->engine), tls_is_resumed(of->engine) ? "true" : "false",
			of->cpu_ns / 1000);
		reply('O', id, text, (size_t)length);
	}
	while ((count = tls_read(of->engine, bytes, sizeof(bytes))) > 0)
		reply('D', id, bytes, count);
	if (state != of->told && (state == TLS_CLOSED || state == TLS_FAILED))
		reply_end(id, state == TLS_CLOSED ? "closed" : "failed", tls_failure(of->engine));
	of->told = state;
}

/* Steps until nothing moves. */
static void run(unsigned id, session *of)
{
	int more = 1;
	while (more) {
		size_t before = tls_space(of->engine);
		long long start = cpu_now();
		tls_state state = tls_step(of->engine);
		of->cpu_ns += of->told == TLS_HANDSHAKE ? cpu_now() - start : 0;
		more = tls_readable(of->engine) > 0 || tls_pending(of->engine) > 0 || tls_space(of->engine) != before;
		tell(id, of, state);
	}
}

static void feed(unsigned id, session *of, const uint8_t *bytes, size_t count)
{
	while (count > 0 && of->told != TLS_FAILED && of->told != TLS_CLOSED) {
		size_t taken = tls_feed(of->engine, bytes, count);
		bytes += taken;
		count -= taken;
		run(id, of);
	}
}

static void write_all(unsigned id, session *of, const uint8_t *bytes, size_t count)
{
	while (count > 0 && tls_writable(of->engine) > 0) {
		size_t part = count < tls_writable(of->engine) ? count : tls_writable(of->engine);
		if (tls_write(of->engine, bytes, part) == 0)
			break;
		bytes += part;
		count -= part;
		run(id, of);
	}
}

static size_t number_at(const uint8_t *bytes)
{
	return bytes[0] | (size_t)bytes[1] << 8 | (size_t)bytes[2] << 16 | (size_t)bytes[3] << 24;
}

static void open_session(unsigned id, session *of, const uint8_t *bytes, size_t count)
{
	tls_anchor anchors[max_anchors];
	const uint8_t flags = bytes[0];
	if ((flags & 2) != 0 && count <= flash_bytes)
		bytes = memcpy(flash[id], bytes, count);
	const uint8_t *end = bytes + count;
	const char *host = (const char *)bytes + 1, *protocol = host + strlen(host) + 1;
	tls_options options = { host, *protocol == '\0' ? NULL : protocol, anchors, 0, (flags & 1) != 0 ? cache : NULL };
	tls_reason reason = { NULL, NULL, 0 };
	bytes = (const uint8_t *)protocol + strlen(protocol) + 1;
	while (bytes + 4 <= end && options.anchor_count < max_anchors) {
		tls_anchor anchor = { bytes + 4, number_at(bytes), (flags & 2) != 0 && count <= flash_bytes };
		anchors[options.anchor_count++] = anchor;
		bytes += 4 + anchor.length;
	}
	of->told = TLS_HANDSHAKE;
#if defined(PREDICTABLE)
	predictable_start();
#endif
	long long start = cpu_now();
	of->engine = tls_open(&options, &reason);
	of->cpu_ns = cpu_now() - start;
	if (of->engine == NULL)
		reply_end(id, "failed", reason);
	else
		run(id, of);
}

static void measure(void)
{
	char text[256];
	size_t untouched = 0;
	while (stack_base[untouched] == 0xA5)
		untouched++;
	int length = snprintf(text, sizeof(text), "{\"heapNow\":%ld,\"heapPeak\":%ld,\"stackPeak\":%ld,\"pointerBytes\":%d,\"sendBuffer\":%d,\"asksForShort\":%s,\"shrinks\":%s}",
		(long)heap_now, (long)heap_peak, (long)(stack_entry - (stack_base + untouched)), (int)sizeof(void *),
		(int)MBEDTLS_SSL_OUT_CONTENT_LEN, TLS_ASKS_FOR_SHORT_RECORDS ? "true" : "false", shrinks ? "true" : "false");
	reply('M', 0, text, (size_t)length);
}

static void set_time(const uint8_t *bytes, size_t count)
{
	fixed_time = count == 0 ? -1 : strtoll((const char *)bytes, NULL, 10);
}

static void obey(char kind, unsigned id, const uint8_t *bytes, size_t count)
{
	session *of = &sessions[id];
	switch (kind) {
	case 'o': open_session(id, of, bytes, count); return;
	case 't': set_time(bytes, count); return;
	case 'm': measure(); return;
	case 'z': heap_peak = (long)heap_now; return;
	case 'n':
		tls_cache_free(cache);
		cache = tls_cache_new();
		return;
	default: break;
	}
	if (of->engine == NULL)
		return;
	switch (kind) {
	case 'f': feed(id, of, bytes, count); break;
	case 'w': write_all(id, of, bytes, count); break;
	case 'e':
		tls_feed_end(of->engine);
		run(id, of);
		break;
	case 's':
		tls_shut(of->engine);
		tell(id, of, tls_step(of->engine));
		break;
	case 'x':
		tls_free(of->engine);
		of->engine = NULL;
		break;
	default: break;
	}
}

/* Reads messages until standard input ends. */
static void *serve(void *context)
{
	uint8_t head[7];
	stack_entry = (const uint8_t *)__builtin_frame_address(0);
	while (fread(head, 1, sizeof(head), stdin) == sizeof(head)) {
		unsigned id = head[1] | (unsigned)head[2] << 8;
		size_t count = number_at(head + 3);
		if (id >= max_sessions || count > max_message || fread(message, 1, count, stdin) != count)
			break;
		message[count] = '\0';
		obey((char)head[0], id, message, count);
		(void)fflush(stdout);
	}
	for (unsigned id = 0; id < max_sessions; id++)
		tls_free(sessions[id].engine);
	tls_cache_free(cache);
	return context;
}

int main(void)
{
	pthread_attr_t attributes;
	pthread_t thread;
	cache = tls_cache_new();
	stack_base = aligned_alloc(4096, stack_bytes);
	if (cache == NULL || stack_base == NULL)
		return 1;
	memset(stack_base, 0xA5, stack_bytes);
	if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstack(&attributes, stack_base, stack_bytes) != 0)
		return 1;
	if (pthread_create(&thread, &attributes, serve, NULL) != 0)
		return 1;
	pthread_join(thread, NULL);
	free(stack_base);
	return 0;
}

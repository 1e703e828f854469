/*
 * A TLS client session that takes bytes and gives bytes. It knows no socket, no script and no clock but the C library's.
 *
 * The service must prove itself: TLS 1.2 or newer, forward secrecy, a certificate that leads to one of the given anchors, is
 * valid now, is meant for a server and names the host. Nothing switches that off.
 *
 * One session belongs to one thread. A session takes what TLS_QUEUE_BYTES says twice, and what the library takes.
 */
#ifndef SLATE_TLS_ENGINE_H
#define SLATE_TLS_ENGINE_H

#include <stddef.h>
#include <stdint.h>

/* What one queue holds, bytes: ciphertext that waits to be decrypted, or to be sent. */
#define TLS_QUEUE_BYTES 512

typedef struct tls_engine tls_engine;

/* Sessions that can be resumed, the newest few. Nothing in it leaves memory. */
typedef struct tls_cache tls_cache;

typedef enum {
	TLS_HANDSHAKE,	/* not yet proved: nothing can be written or read */
	TLS_OPEN,
	TLS_CLOSED,	/* the service said that it has sent everything */
	TLS_FAILED	/* for the reason that tls_failure gives */
} tls_state;

/* A root that is trusted, in DER. */
typedef struct {
	const uint8_t *der;
	size_t length;
	/* Whether the bytes stay where they are as long as the session lives, such as in flash; if not, they are copied. */
	int stays;
} tls_anchor;

typedef struct {
	/* The name that the certificate must hold, or an IPv4 address, which it must hold as an address. */
	const char *host;
	/* The one application protocol to offer (RFC 7301), such as "http/1.1"; NULL: none. */
	const char *protocol;
	const tls_anchor *anchors;
	size_t anchor_count;
	/* NULL: nothing is resumed. Must outlive the session. */
	tls_cache *cache;
} tls_options;

/* Why a session ended. */
typedef struct {
	/* Never changes its meaning: "expired", "wrong-host", … */
	const char *code;
	/* For people. */
	const char *words;
	/* For engineers: the library's error, the verify flags or the alert, as `code` says. */
	int detail;
} tls_reason;

/* An empty cache; NULL when there is no memory. */
tls_cache *tls_cache_new(void);

/* Overwrites and frees what the cache holds, and the cache. No session may use it any more. */
void tls_cache_free(tls_cache *cache);

/* A new session, or NULL, for the reason that is then in `reason`. The options may go away afterwards; the cache may not. */
tls_engine *tls_open(const tls_options *options, tls_reason *reason);

/* Overwrites and frees a session in any state; NULL is allowed. */
void tls_free(tls_engine *engine);

/* How many bytes tls_feed would take now. */
size_t tls_space(const tls_engine *engine);

/* Hands in what the service has sent. Returns how much of it was taken: tls_space, or all if that is less. */
size_t tls_feed(tls_engine *engine, const uint8_t *bytes, size_t count);

/* Says that the connection below has ended: what is queued is all there is. */
void tls_feed_end(tls_engine *engine);

/* Goes on as far as the queues allow. To be called after each feed, take and read. */
tls_state tls_step(tls_engine *engine);

/* How many bytes wait to be sent to the service; also after a failure, for the alert. */
size_t tls_pending(const tls_engine *engine);

/* Takes up to `count` bytes that are to be sent. Returns how many. */
size_t tls_take(tls_engine *engine, uint8_t *bytes, size_t count);

/* How many decrypted bytes can be read. */
size_t tls_readable(const tls_engine *engine);

/* Reads up to `count` decrypted bytes. Returns how many. */
size_t tls_read(tls_engine *engine, uint8_t *bytes, size_t count);

/* How many bytes tls_write takes now; 0 unless the session is open. */
size_t tls_writable(const tls_engine *engine);

/* Encrypts up to tls_writable bytes. Returns how many were taken, all or none. */
size_t tls_write(tls_engine *engine, const uint8_t *bytes, size_t count);

/* Says goodbye to the service (close_notify); what it makes is to be taken and sent. Nothing can be written afterwards. */
void tls_shut(tls_engine *engine);

/* Why the session is TLS_FAILED; all zero otherwise. */
tls_reason tls_failure(const tls_engine *engine);

/* Whether an open session was resumed, so that no certificate was sent; its first one was checked. */
int tls_is_resumed(const tls_engine *engine);

/* "TLSv1.2" or "TLSv1.3", once the session is open. */
const char *tls_version(const tls_engine *engine);

/* The cipher suite's name, once the session is open. */
const char *tls_suite(const tls_engine *engine);

#endif

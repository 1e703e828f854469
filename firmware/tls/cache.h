/* Sessions that can be resumed, kept by host and trust store. */
#ifndef SLATE_TLS_CACHE_H
#define SLATE_TLS_CACHE_H

#include "engine.h"

#include "mbedtls/ssl.h"

#define TLS_KEY_BYTES 32

/* Names the host and the anchors, so that nothing is resumed for another host or trust store. Returns 0 or an error. */
int tls_cache_key(const tls_options *options, uint8_t key[TLS_KEY_BYTES]);

/* Lets a new connection offer the session that is kept under a key. Returns 1 when there is one. */
int tls_cache_offer(tls_cache *cache, const uint8_t key[TLS_KEY_BYTES], mbedtls_ssl_context *ssl);

/* Keeps the session of an open connection in place of an older one. What cannot be kept is no failure. */
void tls_cache_keep(tls_cache *cache, const uint8_t key[TLS_KEY_BYTES], const mbedtls_ssl_context *ssl);

/* Forgets the session that is kept under a key. */
void tls_cache_drop(tls_cache *cache, const uint8_t key[TLS_KEY_BYTES]);

#endif

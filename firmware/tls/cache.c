#include "cache.h"

#include <stdlib.h>
#include <string.h>

#include "mbedtls/platform_time.h"
#include "mbedtls/platform_util.h"
#include "psa/crypto.h"

enum {
	cached_sessions = 2,
	max_session_age_s = 86400	/* RFC 5246 F.1.4 */
};

typedef struct {
	uint8_t key[TLS_KEY_BYTES];
	mbedtls_time_t at;
	int is_used;
	mbedtls_ssl_session session;
} cached;

struct tls_cache {
	cached sessions[cached_sessions];
	size_t next;
};

/* Forgets a cached session. */
static void forget(cached *session)
{
	if (session->is_used)
		mbedtls_ssl_session_free(&session->session);
	mbedtls_platform_zeroize(session, sizeof(*session));
}

/* The cached session for a key; NULL when there is none that is young enough. */
static cached *find_cached(tls_cache *cache, const uint8_t key[TLS_KEY_BYTES])
{
	for (size_t index = 0; cache != NULL && index < cached_sessions; index++) {
		cached *session = &cache->sessions[index];
		mbedtls_time_t age = session->is_used ? mbedtls_time(NULL) - session->at : 0;
		if (age < 0 || age > max_session_age_s)
			forget(session);
		else if (session->is_used && memcmp(session->key, key, TLS_KEY_BYTES) == 0)
			return session;
	}
	return NULL;
}

tls_cache *tls_cache_new(void)
{
	return calloc(1, sizeof(tls_cache));
}

void tls_cache_free(tls_cache *cache)
{
	for (size_t index = 0; cache != NULL && index < cached_sessions; index++)
		forget(&cache->sessions[index]);
	free(cache);
}

int tls_cache_key(const tls_options *options, uint8_t key[TLS_KEY_BYTES])
{
	psa_hash_operation_t hash = PSA_HASH_OPERATION_INIT;
	size_t length = 0;
	psa_status_t status = psa_hash_setup(&hash, PSA_ALG_SHA_256);
	if (status == PSA_SUCCESS)
		status = psa_hash_update(&hash, (const uint8_t *)options->host, strlen(options->host) + 1);
	for (size_t index = 0; index < options->anchor_count && status == PSA_SUCCESS; index++)
		status = psa_hash_update(&hash, options->anchors[index].der, options->anchors[index].length);
	if (status == PSA_SUCCESS)
		status = psa_hash_finish(&hash, key, TLS_KEY_BYTES, &length);
	psa_hash_abort(&hash);
	return (int)status;
}

int tls_cache_offer(tls_cache *cache, const uint8_t key[TLS_KEY_BYTES], mbedtls_ssl_context *ssl)
{
	const cached *session = find_cached(cache, key);
	return session != NULL && mbedtls_ssl_set_session(ssl, &session->session) == 0;
}

void tls_cache_keep(tls_cache *cache, const uint8_t key[TLS_KEY_BYTES], const mbedtls_ssl_context *ssl)
{
	if (cache == NULL)
		return;
	cached *place = find_cached(cache, key);
	if (place == NULL) {
		place = &cache->sessions[cache->next];
		cache->next = (cache->next + 1) % cached_sessions;
	}
	forget(place);
	mbedtls_ssl_session_init(&place->session);
	place->is_used = 1;
	place->at = mbedtls_time(NULL);
	memcpy(place->key, key, TLS_KEY_BYTES);
	if (mbedtls_ssl_get_session(ssl, &place->session) != 0)
		forget(place);
}

void tls_cache_drop(tls_cache *cache, const uint8_t key[TLS_KEY_BYTES])
{
	cached *session = find_cached(cache, key);
	if (session != NULL)
		forget(session);
}

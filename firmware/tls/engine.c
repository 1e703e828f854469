#include "engine.h"

#include <stdlib.h>
#include <string.h>

#include "mbedtls/platform_util.h"
#include "mbedtls/psa_util.h"
#include "mbedtls/ssl.h"
#include "mbedtls/ssl_ciphersuites.h"
#include "mbedtls/version.h"
#include "mbedtls/x509_crt.h"
#include "psa/crypto.h"

#include "cache.h"
#include "capabilities.h"
#include "queue.h"
#include "reasons.h"
#include "trust.h"

#if !defined(MBEDTLS_HAVE_TIME_DATE)
#error "The dates of certificates would not be checked: set MBEDTLS_HAVE_TIME_DATE (ESP-IDF: CONFIG_MBEDTLS_HAVE_TIME_DATE=y)."
#endif
#if !defined(MBEDTLS_SSL_SERVER_NAME_INDICATION) || !defined(MBEDTLS_SSL_ALPN) || !defined(MBEDTLS_SSL_SESSION_TICKETS)
#error "mbedTLS lacks a part: server name indication, ALPN or session tickets."
#endif

enum {
	max_host_bytes = 253,
	max_protocol_bytes = 31,
	/* The longest that a record of either version adds to what it carries: header, nonce, type and tag. */
	record_overhead = 64,
	alert_record_bytes = 7
};

struct tls_engine {
	mbedtls_ssl_context ssl;
	mbedtls_ssl_config config;
	tls_trust trust;
	queue in, out;
	tls_cache *cache;
	uint8_t key[TLS_KEY_BYTES];
	char protocol[max_protocol_bytes + 1];
	const char *protocols[2];
	/* The last bytes that the library took: the whole record when that was an alert that is not encrypted. */
	uint8_t tail[alert_record_bytes];
	uint8_t address[4];
	tls_reason reason;
	tls_state state;
	unsigned is_address : 1, has_ended : 1, was_offered : 1, was_checked : 1, is_shut : 1;
};

/* Forward secrecy and authenticated encryption only. */
static const int suites[] = {
#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
	MBEDTLS_TLS1_3_AES_128_GCM_SHA256, MBEDTLS_TLS1_3_AES_256_GCM_SHA384, MBEDTLS_TLS1_3_CHACHA20_POLY1305_SHA256,
#endif
	MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
	MBEDTLS_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, MBEDTLS_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, 0
};

#if MBEDTLS_VERSION_MAJOR >= 3
/* What every service must know comes first (RFC 8446 §9.1), and it takes less computing than X25519 in this library. */
static const uint16_t groups[] = { MBEDTLS_SSL_IANA_TLS_GROUP_SECP256R1, MBEDTLS_SSL_IANA_TLS_GROUP_X25519,
	MBEDTLS_SSL_IANA_TLS_GROUP_SECP384R1, MBEDTLS_SSL_IANA_TLS_GROUP_NONE };

/* PSS comes last: a handshake of TLS 1.3 takes it anyway, and some versions of the library refuse it in one of TLS 1.2. */
static const uint16_t signatures[] = { MBEDTLS_TLS1_3_SIG_ECDSA_SECP256R1_SHA256, MBEDTLS_TLS1_3_SIG_ECDSA_SECP384R1_SHA384,
	MBEDTLS_TLS1_3_SIG_ECDSA_SECP521R1_SHA512, MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA256, MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA384,
	MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA512, MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA256, MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA384,
	MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA512, MBEDTLS_TLS1_3_SIG_NONE };
#endif

/* The library's way to send: as much as the queue holds. */
static int on_send(void *context, const unsigned char *bytes, size_t count)
{
	size_t sent = queue_put(&((tls_engine *)context)->out, bytes, count);
	return sent == 0 && count > 0 ? MBEDTLS_ERR_SSL_WANT_WRITE : (int)sent;
}

/* The library's way to receive. Remembers the last bytes. */
static int on_receive(void *context, unsigned char *bytes, size_t count)
{
	tls_engine *engine = context;
	size_t got = queue_take(&engine->in, bytes, count);
	if (got == 0 && count > 0)
		return engine->has_ended ? 0 : MBEDTLS_ERR_SSL_WANT_READ;
	for (size_t index = 0; index < got; index++) {
		memmove(engine->tail, engine->tail + 1, alert_record_bytes - 1);
		engine->tail[alert_record_bytes - 1] = bytes[index];
	}
	return (int)got;
}

/* Reads four decimal numbers and nothing else. Returns 1 for an address. */
static int read_address(const char *host, uint8_t address[4])
{
	for (int part = 0; part < 4; part++) {
		int digits = 0, value = 0;
		for (; *host >= '0' && *host <= '9' && digits < 3; digits++)
			value = 10 * value + (*host++ - '0');
		if (digits == 0 || value > 255 || *host != (part < 3 ? '.' : '\0'))
			return 0;
		address[part] = (uint8_t)value;
		host++;
	}
	return 1;
}

/* Whether a certificate has a subject alternative name; with `address`, whether it has that IPv4 address as one. */
static int has_name(const mbedtls_x509_crt *certificate, const uint8_t *address)
{
	const uint8_t ip_tag = MBEDTLS_ASN1_CONTEXT_SPECIFIC | 7;	/* iPAddress, RFC 5280 §4.2.1.6 */
	const mbedtls_x509_sequence *name = &certificate->subject_alt_names;
	for (; name != NULL && name->buf.p != NULL; name = name->next) {
		if (address == NULL)
			return 1;
		if ((uint8_t)name->buf.tag == ip_tag && name->buf.len == 4 && memcmp(name->buf.p, address, 4) == 0)
			return 1;
	}
	return 0;
}

/* Adds to the library's checks: the name must be among the alternative names (RFC 6125), an address as an address. */
static int on_verify(void *context, mbedtls_x509_crt *certificate, int depth, uint32_t *flags)
{
	tls_engine *engine = context;
	if (depth != 0)
		return 0;
	engine->was_checked = 1;
	if (!has_name(certificate, engine->is_address ? engine->address : NULL))
		*flags |= MBEDTLS_X509_BADCERT_CN_MISMATCH;
	return 0;
}

/* Sets what versions of the library set differently: the oldest version, curves, signatures, and where random numbers come from. */
static void configure_by_version(mbedtls_ssl_config *config)
{
#if MBEDTLS_VERSION_MAJOR >= 3
	mbedtls_ssl_conf_min_tls_version(config, MBEDTLS_SSL_VERSION_TLS1_2);
	mbedtls_ssl_conf_groups(config, groups);
	mbedtls_ssl_conf_sig_algs(config, signatures);
#else
	static const int hashes[] = { MBEDTLS_MD_SHA256, MBEDTLS_MD_SHA384, MBEDTLS_MD_SHA512, MBEDTLS_MD_NONE };
	mbedtls_ssl_conf_min_version(config, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
	mbedtls_ssl_conf_sig_hashes(config, hashes);
#endif
#if MBEDTLS_VERSION_MAJOR < 4
	mbedtls_ssl_conf_rng(config, mbedtls_psa_get_random, MBEDTLS_PSA_RANDOM_STATE);
#endif
#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
	mbedtls_ssl_conf_tls13_key_exchange_modes(config, MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_EPHEMERAL_ALL);
#if defined(MBEDTLS_SSL_TLS1_3_SIGNAL_NEW_SESSION_TICKETS_ENABLED)
	mbedtls_ssl_conf_tls13_enable_signal_new_session_tickets(config, MBEDTLS_SSL_TLS1_3_SIGNAL_NEW_SESSION_TICKETS_ENABLED);
#endif
#endif
}

/* Sets who is trusted and what is spoken. Returns 0 or an error. */
static int configure(tls_engine *engine, const tls_options *options)
{
	mbedtls_ssl_config *config = &engine->config;
	int error = mbedtls_ssl_config_defaults(
		config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
	if (error == 0)
		error = tls_trust_set(&engine->trust, config, options);
	mbedtls_ssl_conf_authmode(config, MBEDTLS_SSL_VERIFY_REQUIRED);
	mbedtls_ssl_conf_cert_profile(config, &mbedtls_x509_crt_profile_next);
	mbedtls_ssl_conf_verify(config, on_verify, engine);
	mbedtls_ssl_conf_ciphersuites(config, suites);
	configure_by_version(config);
#if TLS_ASKS_FOR_SHORT_RECORDS
	if (error == 0)
		error = mbedtls_ssl_conf_max_frag_len(config, MBEDTLS_SSL_MAX_FRAG_LEN_4096);
#endif
	if (error == 0 && options->protocol != NULL) {
		memcpy(engine->protocol, options->protocol, strlen(options->protocol) + 1);
		engine->protocols[0] = engine->protocol;
		error = mbedtls_ssl_conf_alpn_protocols(config, engine->protocols);
	}
	return error;
}

/* Makes the session for the host, and offers to resume an earlier one. Returns 0 or an error. */
static int connect_to(tls_engine *engine, const tls_options *options)
{
	int error = mbedtls_ssl_setup(&engine->ssl, &engine->config);
	engine->is_address = read_address(options->host, engine->address) ? 1 : 0;
	/* An address is no server name (RFC 6066 §3): on_verify looks for it alone. */
	if (error == 0)
		error = mbedtls_ssl_set_hostname(&engine->ssl, engine->is_address ? NULL : options->host);
	mbedtls_ssl_set_bio(&engine->ssl, engine, on_send, on_receive, NULL);
	if (error == 0)
		error = tls_cache_key(options, engine->key);
	if (error == 0)
		engine->was_offered = tls_cache_offer(options->cache, engine->key, &engine->ssl) ? 1 : 0;
	engine->cache = options->cache;
	return error;
}

tls_engine *tls_open(const tls_options *options, tls_reason *reason)
{
	size_t host = strlen(options->host);
	int error = (int)psa_crypto_init();
	if (host == 0 || host > max_host_bytes || (options->protocol != NULL && strlen(options->protocol) > max_protocol_bytes))
		error = MBEDTLS_ERR_SSL_BAD_INPUT_DATA;
	tls_engine *engine = error == 0 ? calloc(1, sizeof(tls_engine)) : NULL;
	if (engine == NULL) {
		*reason = tls_reason_of_error(error == 0 ? MBEDTLS_ERR_SSL_ALLOC_FAILED : error);
		return NULL;
	}
	mbedtls_ssl_init(&engine->ssl);
	mbedtls_ssl_config_init(&engine->config);
	error = configure(engine, options);
	if (error == 0)
		error = connect_to(engine, options);
	if (error == 0)
		return engine;
	*reason = tls_reason_of_error(error);
	tls_free(engine);
	return NULL;
}

void tls_free(tls_engine *engine)
{
	if (engine == NULL)
		return;
	mbedtls_ssl_free(&engine->ssl);
	mbedtls_ssl_config_free(&engine->config);
	tls_trust_free(&engine->trust);
	mbedtls_platform_zeroize(engine, sizeof(*engine));
	free(engine);
}

size_t tls_space(const tls_engine *engine)
{
	return queue_room(&engine->in);
}

size_t tls_feed(tls_engine *engine, const uint8_t *bytes, size_t count)
{
	return queue_put(&engine->in, bytes, count);
}

void tls_feed_end(tls_engine *engine)
{
	engine->has_ended = 1;
}

/* Ends the session for the reason that is best known: the certificate, the service's alert, or the library's error. */
static void fail(tls_engine *engine, int error)
{
	uint32_t flags = engine->state == TLS_HANDSHAKE && engine->was_checked ? mbedtls_ssl_get_verify_result(&engine->ssl) : 0;
	const uint8_t *alert = engine->tail;
	int is_plain_alert = alert[0] == MBEDTLS_SSL_MSG_ALERT && alert[1] == 3 && alert[3] == 0 && alert[4] == 2;
	if (flags != 0 && flags != UINT32_MAX)
		engine->reason = tls_reason_of_flags(flags);
	else if (error == MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE)
		engine->reason = tls_reason_of_alert(is_plain_alert ? alert[6] : 0);
	else
		engine->reason = tls_reason_of_error(error);
	/* A session that cannot be resumed must not stand in the way of the next one. */
	if (engine->state == TLS_HANDSHAKE && engine->was_offered)
		tls_cache_drop(engine->cache, engine->key);
	engine->state = TLS_FAILED;
}

/* The handshake is over. It counts only if the certificate was checked, now or when the resumed session was made. */
static void opened(tls_engine *engine)
{
	int is_checked = engine->was_checked || engine->was_offered;
	if (!is_checked || mbedtls_ssl_get_verify_result(&engine->ssl) != 0) {
		fail(engine, MBEDTLS_ERR_SSL_INTERNAL_ERROR);
		return;
	}
	engine->state = TLS_OPEN;
	tls_trust_free(&engine->trust);
	if (strcmp(mbedtls_ssl_get_version(&engine->ssl), "TLSv1.2") == 0)
		tls_cache_keep(engine->cache, engine->key, &engine->ssl);
}

/* One call of the library. Returns 0 when the handshake is over, or when there is something to be read. */
static int advance(tls_engine *engine)
{
	uint8_t none = 0;
	if (engine->state == TLS_HANDSHAKE)
		return mbedtls_ssl_handshake(&engine->ssl);
	int error = mbedtls_ssl_read(&engine->ssl, &none, 0);
	if (error == 0 && mbedtls_ssl_get_bytes_avail(&engine->ssl) == 0)
		return MBEDTLS_ERR_SSL_CONN_EOF;
	return error;
}

tls_state tls_step(tls_engine *engine)
{
	int is_moving = 1;
	while (is_moving && (engine->state == TLS_HANDSHAKE || (engine->state == TLS_OPEN && tls_readable(engine) == 0))) {
		size_t before = engine->in.count;
		int error = advance(engine);
		/* "Want read" while bytes are left means to go on, as long as there are fewer each time. */
		is_moving = engine->in.count > 0 && engine->in.count < before;
		if (error == 0 && engine->state == TLS_HANDSHAKE) {
			opened(engine);
			is_moving = 1;
		} else if (error == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) {
			engine->state = TLS_CLOSED;
#if defined(MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET)
		} else if (error == MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET) {
			tls_cache_keep(engine->cache, engine->key, &engine->ssl);
			is_moving = 1;
#endif
		} else if (error != 0 && error != MBEDTLS_ERR_SSL_WANT_READ && error != MBEDTLS_ERR_SSL_WANT_WRITE) {
			fail(engine, error);
		}
	}
	return engine->state;
}

size_t tls_pending(const tls_engine *engine)
{
	return engine->out.count;
}

size_t tls_take(tls_engine *engine, uint8_t *bytes, size_t count)
{
	return queue_take(&engine->out, bytes, count);
}

size_t tls_readable(const tls_engine *engine)
{
	return engine->state == TLS_OPEN ? mbedtls_ssl_get_bytes_avail(&engine->ssl) : 0;
}

size_t tls_read(tls_engine *engine, uint8_t *bytes, size_t count)
{
	size_t available = tls_readable(engine);
	if (count > available)
		count = available;
	int got = count == 0 ? 0 : mbedtls_ssl_read(&engine->ssl, bytes, count);
	return got < 0 ? 0 : (size_t)got;
}

size_t tls_writable(const tls_engine *engine)
{
	size_t room = queue_room(&engine->out);
	return engine->state == TLS_OPEN && !engine->is_shut && room > record_overhead ? room - record_overhead : 0;
}

size_t tls_write(tls_engine *engine, const uint8_t *bytes, size_t count)
{
	if (count == 0 || count > tls_writable(engine))
		return 0;
	int sent = mbedtls_ssl_write(&engine->ssl, bytes, count);
	if (sent == (int)count)
		return count;
	fail(engine, sent < 0 ? sent : MBEDTLS_ERR_SSL_INTERNAL_ERROR);
	return 0;
}

void tls_shut(tls_engine *engine)
{
	if (engine->state != TLS_OPEN && engine->state != TLS_CLOSED)
		return;
	if (!engine->is_shut)
		(void)mbedtls_ssl_close_notify(&engine->ssl);
	engine->is_shut = 1;
}

tls_reason tls_failure(const tls_engine *engine)
{
	return engine->reason;
}

int tls_is_resumed(const tls_engine *engine)
{
	return engine->state != TLS_HANDSHAKE && engine->state != TLS_FAILED && !engine->was_checked;
}

const char *tls_version(const tls_engine *engine)
{
	return mbedtls_ssl_get_version(&engine->ssl);
}

const char *tls_suite(const tls_engine *engine)
{
	return mbedtls_ssl_get_ciphersuite(&engine->ssl);
}

/* The roots of a session. */
#ifndef SLATE_TLS_TRUST_H
#define SLATE_TLS_TRUST_H

#include "engine.h"

#include "mbedtls/ssl.h"
#include "mbedtls/x509_crt.h"

/* All zero is trust in nobody. */
typedef struct {
#if defined(MBEDTLS_X509_TRUSTED_CERTIFICATE_CALLBACK)
	tls_anchor *anchors;
	size_t count;
#else
	mbedtls_x509_crt chain;
#endif
} tls_trust;

/*
 * Makes `config` trust the anchors and nobody else, as long as `trust` stays where it is. A library that asks for roots by name
 * (MBEDTLS_X509_TRUSTED_CERTIFICATE_CALLBACK) is given the one that matches, when it is needed: a certificate that has been read
 * takes more memory than a board has to spare for each. Anchors that stay in flash are then read at that time only.
 *
 * Returns 0, or an error when there is no anchor, no memory, or an anchor that does not stay and cannot be read.
 */
int tls_trust_set(tls_trust *trust, mbedtls_ssl_config *config, const tls_options *options);

/* Frees what tls_trust_set took, also after an error; more than once does no harm. The config must not be used for a handshake then. */
void tls_trust_free(tls_trust *trust);

#endif

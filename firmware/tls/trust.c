#include "trust.h"

#include <stdlib.h>
#include <string.h>

#if defined(MBEDTLS_X509_TRUSTED_CERTIFICATE_CALLBACK)
#include "mbedtls/platform.h"

/* Whether the anchor holds a name, byte by byte (RFC 5280 §4.1.2.6). It may be another's name: the library looks again. */
static int holds(const tls_anchor *anchor, const mbedtls_x509_buf *name)
{
	for (size_t at = 0; name->len > 0 && at + name->len <= anchor->length; at++) {
		if (memcmp(anchor->der + at, name->p, name->len) == 0)
			return 1;
	}
	return 0;
}

/* The library's way to ask who may have issued `child`. It frees what it is given. */
static int on_issuer(void *context, const mbedtls_x509_crt *child, mbedtls_x509_crt **found)
{
	const tls_trust *trust = context;
	int error = 0;
	for (size_t index = 0; index < trust->count && error == 0; index++) {
		const tls_anchor *anchor = &trust->anchors[index];
		if (!holds(anchor, &child->issuer_raw))
			continue;
		if (*found == NULL) {
			*found = mbedtls_calloc(1, sizeof(mbedtls_x509_crt));
			if (*found == NULL)
				return MBEDTLS_ERR_X509_ALLOC_FAILED;
			mbedtls_x509_crt_init(*found);
		}
		error = mbedtls_x509_crt_parse_der_nocopy(*found, anchor->der, anchor->length);
	}
	return error;
}

/* A copy of an anchor that does not stay, once it has been read. Returns 0 or an error. */
static int keep(tls_anchor *kept, const tls_anchor *given)
{
	mbedtls_x509_crt certificate;
	mbedtls_x509_crt_init(&certificate);
	int error = mbedtls_x509_crt_parse_der_nocopy(&certificate, given->der, given->length);
	mbedtls_x509_crt_free(&certificate);
	uint8_t *copy = error == 0 ? malloc(given->length) : NULL;
	if (copy == NULL)
		return error == 0 ? MBEDTLS_ERR_X509_ALLOC_FAILED : error;
	memcpy(copy, given->der, given->length);
	kept->der = copy;
	kept->length = given->length;
	kept->stays = 0;
	return 0;
}

int tls_trust_set(tls_trust *trust, mbedtls_ssl_config *config, const tls_options *options)
{
	int error = options->anchor_count == 0 ? MBEDTLS_ERR_SSL_CA_CHAIN_REQUIRED : 0;
	if (error == 0)
		trust->anchors = calloc(options->anchor_count, sizeof(tls_anchor));
	if (error == 0 && trust->anchors == NULL)
		error = MBEDTLS_ERR_X509_ALLOC_FAILED;
	for (size_t index = 0; index < options->anchor_count && error == 0; index++) {
		const tls_anchor *given = &options->anchors[index];
		if (given->stays)
			trust->anchors[index] = *given;
		else
			error = keep(&trust->anchors[index], given);
		trust->count += error == 0;
	}
	mbedtls_ssl_conf_ca_cb(config, on_issuer, trust);
	return error;
}

void tls_trust_free(tls_trust *trust)
{
	for (size_t index = 0; index < trust->count; index++) {
		if (!trust->anchors[index].stays)
			free((void *)trust->anchors[index].der);
	}
	free(trust->anchors);
	trust->anchors = NULL;
	trust->count = 0;
}
#else
int tls_trust_set(tls_trust *trust, mbedtls_ssl_config *config, const tls_options *options)
{
	int error = options->anchor_count == 0 ? MBEDTLS_ERR_SSL_CA_CHAIN_REQUIRED : 0;
	for (size_t index = 0; index < options->anchor_count && error == 0; index++) {
		const tls_anchor *anchor = &options->anchors[index];
		error = anchor->stays ? mbedtls_x509_crt_parse_der_nocopy(&trust->chain, anchor->der, anchor->length)
			: mbedtls_x509_crt_parse_der(&trust->chain, anchor->der, anchor->length);
	}
	mbedtls_ssl_conf_ca_chain(config, &trust->chain, NULL);
	return error;
}

void tls_trust_free(tls_trust *trust)
{
	mbedtls_x509_crt_free(&trust->chain);
}
#endif

/* What depends on the library. */
#ifndef SLATE_TLS_CAPABILITIES_H
#define SLATE_TLS_CAPABILITIES_H

#include "mbedtls/ssl.h"
#include "mbedtls/version.h"

/*
 * Whether the service is asked for records of 4 KiB at most (max_fragment_length, RFC 6066 §4). A library that offers TLS 1.3 as
 * well would refuse the answer to this in a handshake of TLS 1.3; one before 3.6.3 cannot put a message together that comes
 * in several records, as a chain of certificates then does that is longer.
 */
#if defined(MBEDTLS_SSL_MAX_FRAGMENT_LENGTH) && !defined(MBEDTLS_SSL_PROTO_TLS1_3) && MBEDTLS_VERSION_NUMBER >= 0x03060300
#define TLS_ASKS_FOR_SHORT_RECORDS 1
#else
#define TLS_ASKS_FOR_SHORT_RECORDS 0
#endif

#endif

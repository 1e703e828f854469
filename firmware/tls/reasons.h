/* Why a TLS session fails, in codes that never change their meaning and in words for people. */
#ifndef SLATE_TLS_REASONS_H
#define SLATE_TLS_REASONS_H

#include "engine.h"

/* The reason for verify flags (MBEDTLS_X509_BADCERT_…), of which at least one is set. The gravest one counts. */
tls_reason tls_reason_of_flags(uint32_t flags);

/* The reason for an error of the library. Every number has one. */
tls_reason tls_reason_of_error(int error);

/* The reason for a fatal alert that the service has sent (RFC 8446 §6). */
tls_reason tls_reason_of_alert(int alert);

#endif

#include "reasons.h"

#include "mbedtls/ssl.h"
#include "mbedtls/version.h"
#include "mbedtls/x509.h"
#include "psa/crypto.h"

typedef struct {
	int number;
	const char *code;
	const char *words;
} row;

static const char unreadable[] = "the certificate cannot be read";
static const char not_tls[] = "what answers does not speak TLS as it should";
static const char no_memory[] = "there is not enough memory for a secure connection";
static const char altered[] = "what arrived was altered or does not belong to this connection";
static const char other_version[] = "the service speaks another version of TLS";
static const char weak_signature[] = "the certificate is signed in a way that is too weak";
static const char wrong_usage[] = "the certificate is not meant for a server";
static const char revoked[] = "the certificate has been withdrawn";
static const char no_protocol[] = "the service does not speak HTTP/1.1 here";
static const char not_proved[] = "the service does not prove that the certificate is its own";

/* Every verify flag there is, the gravest first. */
static const row flags_table[] = {
	{ MBEDTLS_X509_BADCERT_MISSING, "no-certificate", "the service shows no certificate" },
	{ MBEDTLS_X509_BADCERT_SKIP_VERIFY, "unchecked", "the certificate was not checked" },
	{ MBEDTLS_X509_BADCERT_REVOKED, "revoked", revoked },
	{ MBEDTLS_X509_BADCERT_BAD_KEY, "weak-key", "the certificate's key is too weak" },
	{ MBEDTLS_X509_BADCERT_BAD_MD, "weak-signature", weak_signature },
	{ MBEDTLS_X509_BADCERT_BAD_PK, "weak-signature", weak_signature },
	{ MBEDTLS_X509_BADCERT_NOT_TRUSTED, "unknown-root", "the certificate does not lead to a root that is trusted here" },
	{ MBEDTLS_X509_BADCERT_CN_MISMATCH, "wrong-host", "the certificate is for another name" },
	{ MBEDTLS_X509_BADCERT_KEY_USAGE, "wrong-usage", wrong_usage },
	{ MBEDTLS_X509_BADCERT_EXT_KEY_USAGE, "wrong-usage", wrong_usage },
	{ MBEDTLS_X509_BADCERT_NS_CERT_TYPE, "wrong-usage", wrong_usage },
	{ MBEDTLS_X509_BADCERT_EXPIRED, "expired", "the certificate has expired: is the clock right?" },
	{ MBEDTLS_X509_BADCERT_FUTURE, "not-yet-valid", "the certificate is not valid yet: is the clock right?" },
	{ MBEDTLS_X509_BADCRL_NOT_TRUSTED, "bad-crl", "the list of withdrawn certificates is not trusted" },
	{ MBEDTLS_X509_BADCRL_EXPIRED, "bad-crl", "the list of withdrawn certificates has expired" },
	{ MBEDTLS_X509_BADCRL_FUTURE, "bad-crl", "the list of withdrawn certificates is not valid yet" },
	{ MBEDTLS_X509_BADCRL_BAD_MD, "bad-crl", "the list of withdrawn certificates is signed too weakly" },
	{ MBEDTLS_X509_BADCRL_BAD_PK, "bad-crl", "the list of withdrawn certificates is signed too weakly" },
	{ MBEDTLS_X509_BADCRL_BAD_KEY, "bad-crl", "the list of withdrawn certificates is signed too weakly" },
	{ MBEDTLS_X509_BADCERT_OTHER, "bad-certificate", "the certificate is not accepted" },
};

/* Errors that say more than that the protocol was broken. Version 3 of the library has renamed some. */
static const row errors_table[] = {
	{ MBEDTLS_ERR_SSL_CONN_EOF, "cut-off", "the connection ended in the middle" },
	{ MBEDTLS_ERR_SSL_INVALID_MAC, "altered", altered },
	{ MBEDTLS_ERR_SSL_ALLOC_FAILED, "no-memory", no_memory },
	{ MBEDTLS_ERR_SSL_CA_CHAIN_REQUIRED, "no-roots", "there is no root here that could be trusted" },
	{ MBEDTLS_ERR_X509_ALLOC_FAILED, "no-memory", no_memory },
	{ PSA_ERROR_INSUFFICIENT_MEMORY, "no-memory", no_memory },
	{ PSA_ERROR_INSUFFICIENT_ENTROPY, "no-random", "there are no random numbers to be had" },
	{ PSA_ERROR_INVALID_SIGNATURE, "not-proved", not_proved },
	{ -0x4380, "not-proved", not_proved },	/* MBEDTLS_ERR_RSA_VERIFY_FAILED */
	{ -0x4E00, "not-proved", not_proved },	/* MBEDTLS_ERR_ECP_VERIFY_FAILED */
#if MBEDTLS_VERSION_MAJOR >= 3
	{ MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION, "version", other_version },
	{ MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE, "no-agreement", "the service offers nothing that is safe enough" },
	{ MBEDTLS_ERR_SSL_BAD_CERTIFICATE, "bad-certificate", unreadable },
	{ MBEDTLS_ERR_SSL_NO_APPLICATION_PROTOCOL, "no-protocol", no_protocol },
#else
	{ MBEDTLS_ERR_SSL_BAD_HS_PROTOCOL_VERSION, "version", other_version },
	{ MBEDTLS_ERR_SSL_NO_CIPHER_CHOSEN, "no-agreement", "the service offers nothing that is safe enough" },
	{ MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE, "bad-certificate", unreadable },
#endif
};

/* Alerts by which a service says what it dislikes. */
static const row alerts_table[] = {
	{ 40, "no-agreement", "the service accepts nothing that is safe enough" },
	{ 70, "version", other_version },
	{ 71, "no-agreement", "the service accepts nothing that is safe enough" },
	{ 80, "service-fault", "the service reports a fault of its own" },
	{ 112, "wrong-host", "the service does not know the name it was asked for" },
	{ 120, "no-protocol", no_protocol },
};

#define ROWS(table) (sizeof(table) / sizeof((table)[0]))

/* A reason made of a row. */
static tls_reason reason_of(const row *found, int detail)
{
	tls_reason reason = { found->code, found->words, detail };
	return reason;
}

tls_reason tls_reason_of_flags(uint32_t flags)
{
	static const row unknown = { 0, "bad-certificate", "the certificate is not accepted" };
	for (size_t index = 0; index < ROWS(flags_table); index++) {
		if ((flags & (uint32_t)flags_table[index].number) != 0)
			return reason_of(&flags_table[index], (int)flags);
	}
	return reason_of(&unknown, (int)flags);
}

tls_reason tls_reason_of_error(int error)
{
	static const row certificate = { 0, "bad-certificate", unreadable };
	static const row unknown = { 0, "not-tls", not_tls };
	for (size_t index = 0; index < ROWS(errors_table); index++) {
		if (errors_table[index].number == error)
			return reason_of(&errors_table[index], error);
	}
	/* Errors of X.509 lie between these; the low seven bits name the cause below. */
	if (error <= -0x2080 && error > -0x3080)
		return reason_of(&certificate, error);
	return reason_of(&unknown, error);
}

tls_reason tls_reason_of_alert(int alert)
{
	static const row unknown = { 0, "refused", "the service refuses the connection" };
	for (size_t index = 0; index < ROWS(alerts_table); index++) {
		if (alerts_table[index].number == alert)
			return reason_of(&alerts_table[index], alert);
	}
	return reason_of(&unknown, alert);
}

#ifndef SLATE_QR_ENCODE
#define SLATE_QR_ENCODE

#include <stdint.h>

/* The largest version that layout asks for: 57 modules on a side. */
#define SLATE_QR_VERSION_MAX 10

/*
 * Makes the QR code of a text at level L, raised where that costs no larger version, with the best mask. `modes` has a letter
 * for each character of `text`: N numeric, A alphanumeric, B byte; a run of one letter is one segment. The result is as
 * qrcodegen keeps codes, and is freed with c_free. NULL: there is no memory for it, the text does not fit, or a character
 * cannot be written in its mode.
 */
extern uint8_t *slateQrEncode(const char *text, const char *modes);

#endif

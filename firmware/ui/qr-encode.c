/* QR codes of several segments, which the SDK's own module does not make. */
#include <string.h>
#include "xsPlatform.h"
#include "qrcodegen.h"
#include "qr-encode.h"

/* Digits that the largest version holds (ISO/IEC 18004, table 7): no code has more characters. */
#define CHARACTERS_MAX 652

#define CODE_BYTES qrcodegen_BUFFER_LEN_FOR_VERSION(SLATE_QR_VERSION_MAX)

/* How many characters from the first on have one letter. */
static size_t runOf(const char *modes)
{
	size_t length = 0;
	while (modes[length] != 0 && modes[length] == modes[0])
		length++;
	return length;
}

static size_t countRuns(const char *modes)
{
	size_t count = 0;
	for (; *modes != 0; modes += runOf(modes))
		count++;
	return count;
}

/* Writes the characters of a segment into `data`, of as many bytes. False: they do not suit the mode. */
static bool makeSegment(struct qrcodegen_Segment *segment, char mode, const char *characters, uint8_t *data)
{
	switch (mode) {
	case 'N':
		if (!qrcodegen_isNumeric(characters))
			return false;
		*segment = qrcodegen_makeNumeric(characters, data);
		return true;
	case 'A':
		if (!qrcodegen_isAlphanumeric(characters))
			return false;
		*segment = qrcodegen_makeAlphanumeric(characters, data);
		return true;
	case 'B':
		*segment = qrcodegen_makeBytes((const uint8_t *)characters, strlen(characters), data);
		return true;
	default:
		return false;
	}
}

/* Makes all segments. In every mode a segment takes at most a byte for each character: `data` has as many as the text. */
static bool makeSegments(
	struct qrcodegen_Segment *segments, const char *text, const char *modes, uint8_t *data, char *characters)
{
	size_t length;
	for (; *modes != 0; modes += length, text += length, data += length) {
		length = runOf(modes);
		memcpy(characters, text, length);
		characters[length] = 0;
		if (!makeSegment(segments++, *modes, characters, data))
			return false;
	}
	return true;
}

uint8_t *slateQrEncode(const char *text, const char *modes)
{
	size_t length = strlen(text), count, segmentBytes;
	uint8_t *code, *work;
	bool isMade = false;

	/* qrcodegen asserts that a segment is not far too long. */
	if (length > CHARACTERS_MAX || strlen(modes) != length)
		return NULL;
	count = countRuns(modes);
	segmentBytes = (count + 1) * sizeof(struct qrcodegen_Segment);
	code = c_malloc(CODE_BYTES);
	work = c_malloc(segmentBytes + CODE_BYTES + length + length + 1);
	if (code != NULL && work != NULL) {
		struct qrcodegen_Segment *segments = (struct qrcodegen_Segment *)work;
		uint8_t *temporary = work + segmentBytes, *data = temporary + CODE_BYTES;
		isMade = makeSegments(segments, text, modes, data, (char *)data + length) &&
			qrcodegen_encodeSegmentsAdvanced(segments, count, qrcodegen_Ecc_LOW, qrcodegen_VERSION_MIN,
				SLATE_QR_VERSION_MAX, qrcodegen_Mask_AUTO, true, temporary, code);
	}
	c_free(work);
	if (isMade)
		return code;
	c_free(code);
	return NULL;
}

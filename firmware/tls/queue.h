/* Bytes in the order in which they came, never more than TLS_QUEUE_BYTES. All zero is an empty queue. */
#ifndef SLATE_TLS_QUEUE_H
#define SLATE_TLS_QUEUE_H

#include "engine.h"

#include <string.h>

typedef struct {
	uint8_t bytes[TLS_QUEUE_BYTES];
	size_t start, count;
} queue;

/* How many bytes fit in. */
static inline size_t queue_room(const queue *of)
{
	return sizeof(of->bytes) - of->count;
}

/* Appends what fits. Returns how much that is. */
static inline size_t queue_put(queue *to, const uint8_t *bytes, size_t count)
{
	if (count > queue_room(to))
		count = queue_room(to);
	if (count == 0)
		return 0;
	memmove(to->bytes, to->bytes + to->start, to->count);
	to->start = 0;
	memcpy(to->bytes + to->count, bytes, count);
	to->count += count;
	return count;
}

/* Takes the oldest bytes. Returns how many. */
static inline size_t queue_take(queue *from, uint8_t *bytes, size_t count)
{
	if (count > from->count)
		count = from->count;
	if (count == 0)
		return 0;
	memcpy(bytes, from->bytes + from->start, count);
	from->start += count;
	from->count -= count;
	return count;
}

#endif

#include "predictable.h"

#include <stddef.h>
#include <stdint.h>

static uint32_t state;

void predictable_start(void)
{
	state = 1;
}

int mbedtls_ctr_drbg_random(void *context, unsigned char *bytes, size_t count);

/* Stands in for the library's generator, of the same name, which everything before version 4 draws from. */
int mbedtls_ctr_drbg_random(void *context, unsigned char *bytes, size_t count)
{
	(void)context;
	for (size_t index = 0; index < count; index++) {
		state = state * 1664525u + 1013904223u;
		bytes[index] = (unsigned char)(state >> 24);
	}
	return 0;
}

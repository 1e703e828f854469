/* Loaded before the C library: moves a program's clock by SLATE_CLOCK_SHIFT seconds. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* How far the clock is moved, s. */
static time_t shift(void)
{
	const char *text = getenv("SLATE_CLOCK_SHIFT");
	return text == NULL ? 0 : (time_t)strtoll(text, NULL, 10);
}

int clock_gettime(clockid_t clock, struct timespec *result)
{
	int status = (int)syscall(SYS_clock_gettime, clock, result);
	if (status == 0 && clock == CLOCK_REALTIME)
		result->tv_sec += shift();
	return status;
}

int gettimeofday(struct timeval *result, void *zone)
{
	struct timespec now;
	(void)zone;
	int status = clock_gettime(CLOCK_REALTIME, &now);
	result->tv_sec = now.tv_sec;
	result->tv_usec = now.tv_nsec / 1000;
	return status;
}

time_t time(time_t *result)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	if (result != NULL)
		*result = now.tv_sec;
	return now.tv_sec;
}

/* What XS asks its host for; the engine includes it by the name in XSPLATFORM. */
#ifndef SLATE_XS_HOST_PLATFORM
#define SLATE_XS_HOST_PLATFORM

#undef mxLinux
#undef mxMacOSX
#undef mxLittleEndian
#define mxLittleEndian 1
#if defined(__APPLE__)
	#define mxMacOSX 1
#else
	#define mxLinux 1
#endif
#define mxExport extern
#define mxImport extern
#define XS_FUNCTION_NORETURN __attribute__((noreturn))

#include <arpa/inet.h>
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#define mxUseGCCAtomics 1
#define mxUsePOSIXThreads 1

/* pool: where a machine with a fixed pool takes slots and chunks from; chunks grow up from `low`, slots down from `high`. */
#define mxMachinePlatform \
	uint8_t* pool; \
	uint8_t* low; \
	uint8_t* high; \
	int promiseJobs; \
	void* waiterCondition; \
	void* waiterData; \
	void* waiterLink;

#define mxUseDefaultBuildKeys 1
#define mxUseDefaultParseScript 1
#define mxUseDefaultSharedChunks 1

#endif

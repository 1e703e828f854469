/* The memory of machines, and the other services that XS asks of a platform. */
#include "host.h"

size_t nextPoolBytes = 0;

void fxCreateMachinePlatform(txMachine* the)
{
	if (nextPoolBytes == 0)
		return;
	the->pool = the->low = malloc(nextPoolBytes);
	if (the->pool == NULL)
		fxAbort(the, XS_NOT_ENOUGH_MEMORY_EXIT);
	the->high = the->pool + nextPoolBytes;
}

void fxDeleteMachinePlatform(txMachine* the)
{
	free(the->pool);
}

/* Chunks of a pool stay one block: XS joins what follows the block's limit to it. */
void* fxAllocateChunks(txMachine* the, txSize size)
{
	uint8_t* result = the->low;
	if (the->pool == NULL)
		return malloc(size);
	if (size > the->high - the->low)
		return NULL;
	the->low += size;
	return result;
}

void fxFreeChunks(txMachine* the, void* chunks)
{
	if (the->pool == NULL)
		free(chunks);
}

static txSlot* takeSlots(txMachine* the, txSize bytes)
{
	if (bytes > the->high - the->low)
		return NULL;
	the->high -= bytes;
	return (txSlot*)the->high;
}

/*
 * The first slots are the stack, which lies outside of the pool. Later ones that do not fit take the room that compacted
 * chunks leave free, as on a board.
 */
txSlot* fxAllocateSlots(txMachine* the, txSize count)
{
	txSize bytes = count * sizeof(txSlot);
	txSlot* result;
	if (the->pool == NULL || the->stackBottom == NULL)
		return malloc(bytes);
	result = takeSlots(the, bytes);
	if (result == NULL && the->firstBlock != NULL) {
		txBlock* block = the->firstBlock;
		fxCollect(the, XS_COMPACT_FLAG | XS_ORGANIC_FLAG);
		the->maximumChunksSize -= (txSize)(block->limit - block->current);
		the->low = (uint8_t*)block->current;
		block->limit = block->current;
		result = takeSlots(the, bytes);
	}
	return result;
}

void fxFreeSlots(txMachine* the, void* slots)
{
	if (the->pool == NULL || slots == the->stackBottom)
		free(slots);
}

void fxQueuePromiseJobs(txMachine* the)
{
	the->promiseJobs = 1;
}

static const char* reasonOf(int status)
{
	switch (status) {
	case XS_NOT_ENOUGH_MEMORY_EXIT: return "the pool is full";
#if XS_MAJOR_VERSION < 14
	case XS_STACK_OVERFLOW_EXIT: return "the stack is full";
#else
	case XS_JAVASCRIPT_STACK_OVERFLOW_EXIT: return "the stack is full";
	case XS_NATIVE_STACK_OVERFLOW_EXIT: return "the stack of the processor is full";
#endif
	case XS_NO_MORE_KEYS_EXIT: return "there is no room for more names of properties";
	case XS_UNHANDLED_EXCEPTION_EXIT: return "an exception was not caught";
	case XS_UNHANDLED_REJECTION_EXIT: return "a rejection was not handled";
	default: return "XS gave up";
	}
}

void fxAbort(txMachine* the, int status)
{
	fprintf(stderr, "%s: %d slots and %d bytes of chunks in use, at most %d and %d\n", reasonOf(status),
		the->currentHeapCount, the->currentChunksSize, the->peakHeapCount, the->peakChunksSize);
	fflush(NULL);
	_exit(1);
}

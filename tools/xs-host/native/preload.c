/*
 * A board's modules are loaded when the firmware is built, and lie in flash, where nothing can be written. Here one machine
 * loads them, and what it holds is then treated as the SDK's linker treats it: functions, classes and their like become
 * frozen; what is not may be written to, by a copy in the clone's own memory; strings and code are marked as lying outside
 * of that memory, so that a collection leaves them alone, and neither a literal nor a closure's code is copied into it.
 */
#include "host.h"

typedef void (*Visit)(txMachine* the, txSlot* slot);

static void eachSlot(txMachine* the, Visit visit)
{
	txSlot* heap;
	txSlot* slot;
	for (heap = the->firstHeap; heap != NULL; heap = heap->next)
		for (slot = heap + 1; slot < heap->value.reference; slot++)
			(*visit)(the, slot);
}

static void freezeInstance(txSlot* instance)
{
	txSlot* property;
	for (property = instance->next; property != NULL; property = property->next) {
		if (property->kind != XS_ACCESSOR_KIND)
			property->flag |= XS_DONT_SET_FLAG;
		property->flag |= XS_DONT_DELETE_FLAG;
	}
	instance->flag |= XS_DONT_PATCH_FLAG;
}

static txBoolean isCode(txSlot* internal)
{
	switch (internal->kind) {
	case XS_CALLBACK_KIND:
	case XS_CALLBACK_X_KIND:
	case XS_CODE_KIND:
	case XS_CODE_X_KIND:
		return 1;
	default:
		return 0;
	}
}

/* What the linker freezes although it cannot be frozen from JavaScript, or only by halves. */
static txBoolean isFrozenByKind(txSlot* internal)
{
	switch (internal->kind) {
	case XS_ARRAY_BUFFER_KIND:
	case XS_DATA_VIEW_KIND:
	case XS_MAP_KIND:
	case XS_PROMISE_KIND:
	case XS_PROXY_KIND:
	case XS_REGEXP_KIND:
	case XS_SET_KIND:
	case XS_TYPED_ARRAY_KIND:
	case XS_WEAK_MAP_KIND:
	case XS_WEAK_REF_KIND:
	case XS_WEAK_SET_KIND:
		return 1;
	default:
		return internal->ID == XS_ENVIRONMENT_BEHAVIOR;
	}
}

static void freezePrototype(txMachine* the, txSlot* constructor)
{
	txSlot* property;
	for (property = constructor->next; property != NULL; property = property->next)
		if (property->ID == mxID(_prototype) && property->kind == XS_REFERENCE_KIND)
			freezeInstance(property->value.reference);
}

static void freeze(txMachine* the, txSlot* slot)
{
	txSlot* internal = slot->next;
	if (slot->kind == XS_CLOSURE_KIND) {
		txSlot* variable = slot->value.closure;
		if (variable != NULL && variable->kind == XS_REFERENCE_KIND) {
			internal = variable->value.reference->next;
			if (internal != NULL && isCode(internal))
				variable->flag |= XS_DONT_SET_FLAG;
		}
		return;
	}
	if (slot->kind != XS_INSTANCE_KIND || internal == NULL || !(internal->flag & XS_INTERNAL_FLAG))
		return;
	if (isCode(internal)) {
		freezeInstance(slot);
		if (slot->flag & XS_CAN_CONSTRUCT_FLAG)
			freezePrototype(the, slot);
	}
	else if (isFrozenByKind(internal))
		freezeInstance(slot);
}

static txBoolean isReadOnly(txSlot* slot)
{
	return (slot->flag & XS_DONT_DELETE_FLAG) && (slot->kind == XS_ACCESSOR_KIND || (slot->flag & XS_DONT_SET_FLAG));
}

static txBoolean isFrozen(txMachine* the, txSlot* instance)
{
	txSlot* property;
	if (!(instance->flag & XS_DONT_PATCH_FLAG))
		return 0;
	for (property = instance->next; property != NULL; property = property->next) {
		if (property->kind == XS_ARRAY_KIND) {
			txSlot* item = property->value.array.address;
			txSlot* end = item + (item == NULL ? 0 : fxGetIndexSize(the, property));
			for (; item < end; item++)
				if (!isReadOnly(item))
					return 0;
		}
		else if (!(property->flag & XS_INTERNAL_FLAG) && !isReadOnly(property))
			return 0;
	}
	return 1;
}

/* Numbers begin at 1: 0 says that there is nothing to be written. */
static void numberInstance(txMachine* the, txSlot* slot)
{
	if (slot->kind == XS_INSTANCE_KIND)
		slot->ID = isFrozen(the, slot) ? XS_NO_ID : ++the->aliasCount;
}

static void forgetVariable(txMachine* the, txSlot* slot)
{
	if (slot->kind == XS_CLOSURE_KIND && slot->value.closure != NULL)
		slot->value.closure->ID = XS_NO_ID;
}

static void numberVariable(txMachine* the, txSlot* slot)
{
	txSlot* variable;
	if (slot->kind != XS_CLOSURE_KIND || slot->value.closure == NULL)
		return;
	variable = slot->value.closure;
	if (variable->flag & XS_DONT_SET_FLAG)
		variable->flag |= XS_DONT_DELETE_FLAG;
	else if (variable->ID == XS_NO_ID)
		variable->ID = ++the->aliasCount;
}

static void useInPlace(txU1* instruction)
{
	switch (*instruction) {
	case XS_CODE_CODE_1: *instruction = XS_CODE_CODE_ARCHIVE_1; break;
	case XS_CODE_CODE_2: *instruction = XS_CODE_CODE_ARCHIVE_2; break;
	case XS_CODE_CODE_4: *instruction = XS_CODE_CODE_ARCHIVE_4; break;
	case XS_CODE_STRING_1: *instruction = XS_CODE_STRING_ARCHIVE_1; break;
	case XS_CODE_STRING_2: *instruction = XS_CODE_STRING_ARCHIVE_2; break;
	case XS_CODE_STRING_4: *instruction = XS_CODE_STRING_ARCHIVE_4; break;
	default: break;
	}
}

/* Bytes of an instruction with what belongs to it. The code of an inner function follows as instructions of its own. */
static size_t lengthOf(const txU1* instruction)
{
	txU2 two;
	txU4 four;
	txS1 size = gxCodeSizes[*instruction];
	switch (size) {
	case 0: return 1 + sizeof(txID);
	case -1: return 2 + (size_t)instruction[1];
	case -2: memcpy(&two, instruction + 1, sizeof(two)); return 3 + (size_t)two;
	case -4: memcpy(&four, instruction + 1, sizeof(four)); return 5 + (size_t)four;
	default: return (size_t)size;
	}
}

/* Makes the instructions that take a literal or a function's code out of a chunk of code use it where it lies. */
static void useCodeInPlace(txByte* code)
{
	txChunk* chunk = (txChunk*)(code - sizeof(txChunk));
	txU1* instruction = (txU1*)code;
	txU1* end = (txU1*)chunk + chunk->size;
	while (instruction < end && *instruction != XS_NO_CODE && *instruction < XS_CODE_COUNT) {
		useInPlace(instruction);
		instruction += lengthOf(instruction);
	}
}

static void moveOut(txSlot* slot)
{
	switch (slot->kind) {
	case XS_STRING_KIND: slot->kind = XS_STRING_X_KIND; break;
	case XS_BIGINT_KIND: slot->kind = XS_BIGINT_X_KIND; break;
	case XS_CODE_KIND:
		useCodeInPlace(slot->value.code.address);
		slot->kind = XS_CODE_X_KIND;
		break;
	case XS_CALLBACK_KIND: slot->kind = XS_CALLBACK_X_KIND; break;
	case XS_KEY_KIND: slot->kind = XS_KEY_X_KIND; break;
	/* Captures are written: each match takes its own memory for them. */
	case XS_REGEXP_KIND: slot->value.regexp.data = NULL; break;
	default: break;
	}
}

static void moveSlotOut(txMachine* the, txSlot* slot)
{
	moveOut(slot);
	if (slot->kind == XS_ARRAY_KIND && slot->value.array.address != NULL) {
		txSlot* item = slot->value.array.address;
		txSlot* end = item + fxGetIndexSize(the, slot);
		for (; item < end; item++) {
			moveOut(item);
			item->flag |= XS_MARK_FLAG;
		}
	}
}

void preload(txMachine* the)
{
	eachSlot(the, freeze);
	/* Collects, drops what belongs to one machine only, and marks every slot as live for good. */
	fxShareMachine(the);
	the->aliasCount = 0;
	eachSlot(the, numberInstance);
	eachSlot(the, forgetVariable);
	eachSlot(the, numberVariable);
	the->aliasCount++;
	eachSlot(the, moveSlotOut);
	for (txSlot* slot = the->stack; slot < the->stackTop; slot++)
		moveOut(slot);
}

int countAliases(txMachine* the)
{
	int count = 0;
	for (int index = 0; index < the->aliasCount; index++)
		if (the->aliasArray[index] != NULL)
			count++;
	return count;
}

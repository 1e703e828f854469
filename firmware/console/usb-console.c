#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xsmc.h"
#include "xsHost.h"

/* From ESP-IDF's driver/usb_serial_jtag.h, whose folder the SDK's makefile does not search. */
typedef struct {
	uint32_t transmitBufferSize;
	uint32_t receiveBufferSize;
	int interruptPriority;	/* since 6.1; 0: the driver chooses */
} UsbConsoleConfig;

extern int usb_serial_jtag_driver_install(UsbConsoleConfig *config);
extern bool usb_serial_jtag_is_driver_installed(void);
extern int usb_serial_jtag_read_bytes(void *bytes, uint32_t count, uint32_t ticksToWait);
extern int usb_serial_jtag_write_bytes(const void *bytes, size_t count, uint32_t ticksToWait);

void xs_slate_usb_console_open(xsMachine *the)
{
	UsbConsoleConfig config = { 256, 256, 0 };
	if (usb_serial_jtag_is_driver_installed() || usb_serial_jtag_driver_install(&config) != 0)
		xsUnknownError("in use");
}

void xs_slate_usb_console_read(xsMachine *the)
{
	uint8_t byte;
	if (usb_serial_jtag_read_bytes(&byte, 1, 0) == 1)
		xsmcSetInteger(xsResult, byte);
}

/* What does not fit is lost, as on a cable that is not plugged in. */
void xs_slate_usb_console_write(xsMachine *the)
{
	void *bytes;
	xsUnsignedValue count;
	xsmcGetBufferReadable(xsArg(0), &bytes, &count);
	usb_serial_jtag_write_bytes(bytes, count, 0);
}

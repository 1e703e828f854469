#include "xsmc.h"
#include "xsHost.h"

#include "esp_lcd_panel_ops.h"
#include "esp_lcd_qemu_rgb.h"

/* The emulator has one window. */
static esp_lcd_panel_handle_t window;

/* (width, height) */
void xs_slate_qemu_open(xsMachine *the)
{
	esp_lcd_rgb_qemu_config_t config = {
		.width = xsmcToInteger(xsArg(0)),
		.height = xsmcToInteger(xsArg(1)),
		.bpp = RGB_QEMU_BPP_16,
	};
	if (window == NULL && esp_lcd_new_rgb_qemu(&config, &window) != ESP_OK)
		xsUnknownError("no emulated screen");
}

/* (pixels, offset in bytes, x, y, width, lines): returns when the emulator has taken the pixels. */
void xs_slate_qemu_draw(xsMachine *the)
{
	uint8_t *pixels;
	xsUnsignedValue size;
	xsIntegerValue offset = xsmcToInteger(xsArg(1));
	xsIntegerValue x = xsmcToInteger(xsArg(2)), y = xsmcToInteger(xsArg(3));
	xsIntegerValue width = xsmcToInteger(xsArg(4)), lines = xsmcToInteger(xsArg(5));

	xsmcGetBufferReadable(xsArg(0), (void **)&pixels, &size);
	if (width <= 0 || lines <= 0)
		return;
	if (offset < 0 || (uint64_t)offset + 2 * (uint64_t)width * (uint64_t)lines > size)
		xsRangeError("pixels");
	esp_lcd_panel_draw_bitmap(window, x, y, x + width, y + lines, pixels + offset);
}

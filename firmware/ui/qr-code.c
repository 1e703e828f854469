/* The QR code as one step of a picture: its pixels are made from its modules while they go to the panel. */
#include "piuMC.h"
#include "qrcodegen.h"
#include "qr-encode.h"

#if kPocoPixelFormat == kCommodettoBitmapGray16 || kPocoPixelFormat == kCommodettoBitmapCLUT16
	#error "A QR code is drawn with pixels of 8 bits or more."
#endif

/* A code, outside of the memory that the collector moves. */
typedef struct {
	uint8_t *modules;
	PiuColorRecord dark;
} Code;

/* What is left to draw: the panel's next line of pixels begins `across` and `down` pixels from the code's corner. */
typedef struct {
	const Code *code;
	PocoPixel dark;
	PocoDimension modulePx;
	PocoDimension across;
	PocoDimension down;
} Rest;

/* The code of the picture that is being painted: Piu hands a step of a picture nothing but the port. There is one screen. */
static const Code *shown;

/* Frees the code of an object that is no longer used. */
void xs_slate_ui_code_destructor(void *data)
{
	Code *code = data;
	if (code == NULL)
		return;
	if (shown == code)
		shown = NULL;
	c_free(code->modules);
	c_free(code);
}

/* (text, modes): makes the code, once for an object. Gives the modules on a side. */
void xs_slate_ui_code_make(xsMachine *the)
{
	const char *text = xsToString(xsArg(0));
	const char *modes = xsToString(xsArg(1));
	Code *code = c_calloc(1, sizeof(Code));

	if (code != NULL)
		code->modules = slateQrEncode(text, modes);
	if (code == NULL || code->modules == NULL) {
		c_free(code);
		xsUnknownError("the QR code cannot be made");
	}
	xsSetHostData(xsThis, code);
	xsResult = xsInteger(qrcodegen_getSize(code->modules));
}

/* The module at a place of the panel, whose rows are the code's own only where the panel is not turned. */
static int isDark(const Code *code, int32_t column, int32_t row)
{
	const uint8_t *modules = code->modules;
#if kPocoRotation == 90
	return qrcodegen_getModule(modules, row, qrcodegen_getSize(modules) - 1 - column);
#elif kPocoRotation == 180
	int32_t last = qrcodegen_getSize(modules) - 1;
	return qrcodegen_getModule(modules, last - column, last - row);
#elif kPocoRotation == 270
	return qrcodegen_getModule(modules, qrcodegen_getSize(modules) - 1 - row, column);
#else
	return qrcodegen_getModule(modules, column, row);
#endif
}

/* Draws `height` lines of `width` pixels; the picture is drawn in bands of lines, one call each. */
static void drawLines(
	Poco poco, uint8_t *data, PocoPixel *pixels, PocoDimension width, PocoDimension height, uint8_t phase)
{
	Rest *rest = (Rest *)data;
	for (; height > 0; height--) {
		int32_t row = rest->down / rest->modulePx;
		int32_t column = rest->across / rest->modulePx;
		PocoDimension left = rest->modulePx - rest->across % rest->modulePx;
		PocoPixel *pixel = pixels, *end = pixels + width;
		while (pixel < end) {
			int dark = isDark(rest->code, column, row);
			for (; left > 0 && pixel < end; left--, pixel++)
				if (dark)
					*pixel = rest->dark;
			left = rest->modulePx;
			column++;
		}
		rest->down++;
		pixels = (PocoPixel *)((uint8_t *)pixels + poco->rowBytes);
	}
}

/* Adds the part of a code that lies within the lines to be painted. */
static void drawCode(void *it, PiuView *view, PiuCoordinate x, PiuCoordinate y, PiuDimension width, PiuDimension height)
{
	const Code *code = shown;
	Poco poco = (*view)->poco;
	Rest rest = { code };
	PocoCoordinate right, bottom;

	if (code == NULL)
		return;
	rest.dark = PocoMakeColor(poco, code->dark.r, code->dark.g, code->dark.b);
	rest.modulePx = width / qrcodegen_getSize(code->modules);
	rotateCoordinatesAndDimensions(poco->width, poco->height, x, y, width, height);
	right = x + width < poco->xMax ? x + width : poco->xMax;
	bottom = y + height < poco->yMax ? y + height : poco->yMax;
	rest.across = x < poco->x ? poco->x - x : 0;
	rest.down = y < poco->y ? poco->y - y : 0;
	x += rest.across;
	y += rest.down;
	if (x < right && y < bottom)
		PocoDrawExternal(poco, drawLines, (uint8_t *)&rest, sizeof(rest), x, y, right - x, bottom - y);
}

/* (port, left, top, modulePx, dark): draws the dark modules with the code's corner at (left, top). Only while the port draws. */
void xs_slate_ui_code_draw(xsMachine *the)
{
	Code *code = xsGetHostData(xsThis);
	PiuPort *port = PIU(Port, xsArg(0));
	PiuView *view = (*port)->view;
	PiuCoordinate left = xsToPiuCoordinate(xsArg(1));
	PiuCoordinate top = xsToPiuCoordinate(xsArg(2));
	xsIntegerValue modulePx = xsToInteger(xsArg(3));
	PiuDimension side = qrcodegen_getSize(code->modules) * modulePx;

	if (view == NULL)
		xsUnknownError("out of sequence");
	if (modulePx < 1)
		xsRangeError("modulePx");
	PiuColorDictionary(the, &xsArg(4), &code->dark);
	shown = code;
	PiuViewDrawContent(view, drawCode, port, left, top, side, side);
}

/* The QR code as one step of a picture: its pixels are made from its modules while they go to the panel. */
#include "piuMC.h"

#if kPocoPixelFormat == kCommodettoBitmapGray16 || kPocoPixelFormat == kCommodettoBitmapCLUT16
	#error "A QR code is drawn with pixels of 8 bits or more."
#endif

/* As many as version 40 has. */
#define MAX_SIDE 177

/* A code, outside of the memory that the collector moves. */
typedef struct {
	int32_t side;
	PiuColorRecord dark;
	uint8_t modules[];
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
	if (data == NULL)
		return;
	if (shown == data)
		shown = NULL;
	c_free(data);
}

/* (modules, side): takes a copy of a code, one byte per module, row by row. */
void xs_slate_ui_code_hold(xsMachine *the)
{
	xsIntegerValue side = xsToInteger(xsArg(1));
	Code *code;

	if (side < 1 || side > MAX_SIDE || xsGetArrayBufferLength(xsArg(0)) < side * side)
		xsRangeError("modules");
	code = c_malloc(sizeof(Code) + side * side);
	if (code == NULL)
		xsUnknownError("no memory for a QR code");
	code->side = side;
	c_memcpy(code->modules, xsToArrayBuffer(xsArg(0)), side * side);
	xsSetHostData(xsThis, code);
}

/* The module at a place of the panel, whose rows are the code's own only where the panel is not turned. */
static int isDark(const Code *code, int32_t column, int32_t row)
{
	int32_t side = code->side;
#if kPocoRotation == 90
	return code->modules[(side - 1 - column) * side + row];
#elif kPocoRotation == 180
	return code->modules[(side - 1 - row) * side + side - 1 - column];
#elif kPocoRotation == 270
	return code->modules[column * side + side - 1 - row];
#else
	return code->modules[row * side + column];
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
	rest.modulePx = width / code->side;
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
	PiuDimension side = code->side * modulePx;

	if (view == NULL)
		xsUnknownError("out of sequence");
	if (modulePx < 1)
		xsRangeError("modulePx");
	PiuColorDictionary(the, &xsArg(4), &code->dark);
	shown = code;
	PiuViewDrawContent(view, drawCode, port, left, top, side, side);
}

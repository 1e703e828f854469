#include "piuMC.h"

/*
 * (port, code, side, left, top, modulePx, dark, areaTop, areaHeight): fills the dark modules of a code, given as a byte per
 * module, with its upper left corner at (left, top). Modules that touch in a row are one rectangle. Rows outside of the area
 * are left out. Only while the port draws.
 */
void xs_slate_ui_fill_modules(xsMachine* the)
{
	PiuPort* port = PIU(Port, xsArg(0));
	PiuView* view = (*port)->view;
	PiuColorRecord dark;
	xsIntegerValue side = xsToInteger(xsArg(2));
	xsIntegerValue left = xsToInteger(xsArg(3)), top = xsToInteger(xsArg(4)), modulePx = xsToInteger(xsArg(5));
	xsIntegerValue areaTop = xsToInteger(xsArg(7)), areaEnd = areaTop + xsToInteger(xsArg(8));

	if (view == NULL)
		xsUnknownError("out of sequence");
	if (side < 0 || side > 177 || xsGetArrayBufferLength(xsArg(1)) < side * side)
		xsRangeError("modules");
	PiuColorDictionary(the, &xsArg(6), &dark);
	PiuViewPushColor(view, &dark);
	for (xsIntegerValue row = 0; row < side; row++) {
		xsIntegerValue y = top + row * modulePx;
		const uint8_t* modules = (const uint8_t*)xsToArrayBuffer(xsArg(1)) + row * side;
		if (y + modulePx <= areaTop || y >= areaEnd)
			continue;
		for (xsIntegerValue column = 0; column < side; column++) {
			xsIntegerValue start = column;
			while (column < side && modules[column] != 0)
				column++;
			if (column > start)
				PiuViewFillColor(view, left + start * modulePx, y, (column - start) * modulePx, modulePx);
		}
	}
	PiuViewPopColor(view);
}

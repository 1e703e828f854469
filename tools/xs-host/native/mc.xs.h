/* The names that the SDK's QR module asks for; on a board the linker makes this file. */
#ifndef SLATE_XS_HOST_NAMES
#define SLATE_XS_HOST_NAMES

#define xsID_bitmap fxID(the, "bitmap")
#define xsID_fit fxID(the, "fit")
#define xsID_input fxID(the, "input")
#define xsID_maxVersion fxID(the, "maxVersion")
#define xsID_size fxID(the, "size")

#endif

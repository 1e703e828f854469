/* Random numbers that are the same in each run, so that a recorded handshake can be played again. For tests alone. */
#ifndef SLATE_TLS_PREDICTABLE_H
#define SLATE_TLS_PREDICTABLE_H

/* Starts the sequence anew. */
void predictable_start(void);

#endif

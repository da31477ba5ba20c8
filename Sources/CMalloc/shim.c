#include "CMalloc.h"

#include <malloc.h>

void svod_malloc_share_arenas(int count) { mallopt(M_ARENA_MAX, count); }

void svod_malloc_trim(void) { malloc_trim(0); }

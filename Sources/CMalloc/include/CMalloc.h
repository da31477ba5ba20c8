#ifndef CMALLOC_H
#define CMALLOC_H

/// Lets all threads share `count` arenas. To be called before there are threads.
void svod_malloc_share_arenas(int count);

/// Gives whole free pages back to the kernel.
void svod_malloc_trim(void);

#endif

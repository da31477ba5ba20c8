// A flat face of libstemmer: the Snowball stemmer for Russian, one for each thread, made at its first word.
#ifndef SVOD_CSTEMMER_H
#define SVOD_CSTEMMER_H

#include <stddef.h>

// Writes the stem of `word` (UTF-8, lower case, without ё) into `stem`, at most `room` bytes, and returns its length; 0 when
// there is no stemmer.
size_t svod_stem_russian(const char *word, size_t count, char *stem, size_t room);

#endif

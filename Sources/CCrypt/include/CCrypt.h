// A flat face of libcrypt: no header of the library reaches Swift.
#ifndef SVOD_CCRYPT_H
#define SVOD_CCRYPT_H

#include <stdbool.h>
#include <stddef.h>

/// Writes a new yescrypt setting (`$y$...`, the library's default cost) made of `random` (at least 16 bytes) into
/// `out`, zero-terminated. Returns false when the library knows no yescrypt or `capacity` is too small.
bool svod_crypt_setting(const char *random, size_t length, char *out, size_t capacity);

/// Writes the hash of `phrase` (zero-terminated) under `setting`, itself a hash or a new setting, into `out`,
/// zero-terminated. Returns false for a setting that the library does not take. Takes tens of milliseconds and 16 MB.
bool svod_crypt_hash(const char *phrase, const char *setting, char *out, size_t capacity);

#endif

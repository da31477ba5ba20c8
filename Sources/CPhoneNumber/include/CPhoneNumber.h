// A flat C face of libphonenumber: no C++ and no header of the library reaches Swift.
#ifndef SVOD_CPHONENUMBER_H
#define SVOD_CPHONENUMBER_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the E.164 form of `text` (UTF-8, `length` bytes) as dialled in `region` ("RU") into `out`, zero-terminated.
/// Returns false, and writes an empty string, when it is not a valid number there or `capacity` is too small.
bool svod_phone_e164(const char *text, size_t length, const char *region, char *out, size_t capacity);

/// Writes the international form of an E.164 number ("+7 812 648-23-34") into `out`, zero-terminated.
bool svod_phone_international(const char *e164, size_t length, char *out, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif

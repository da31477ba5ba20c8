// A flat face of GMime and libytnef: the bytes of a letter in, its parts and their decoded contents out. What is inside
// headers is left as it stands in the letter; nothing of glib is seen from outside.
#ifndef SVOD_CGMIME_H
#define SVOD_CGMIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct svod_mime svod_mime;

typedef struct {
    const char *name;   // zero-terminated
    const char *value;  // as it stands in the letter, with its foldings; zero-terminated
} svod_mime_header;

typedef struct {
    const char *type;  // `text/plain`, as sent; zero-terminated
    int32_t parent;    // the part that it stands in; -1 for the outermost
    int32_t depth;     // 0 for the outermost
    bool is_multipart;
    bool is_message;      // a whole letter within (message/rfc822): its parts follow
    const svod_mime_header *headers;
    size_t header_count;
    const svod_mime_header *letter_headers;  // of a letter within
    size_t letter_header_count;
} svod_mime_part;

typedef struct {
    uint32_t parts;  // that are read; what stands beyond is counted only
    uint32_t depth;
} svod_mime_limits;

typedef enum {
    SVOD_MIME_OK = 0,
    SVOD_MIME_NO_LIBRARY,
    SVOD_MIME_NO_MEMORY,
    SVOD_MIME_NO_LETTER,
} svod_mime_state;

// Reads a letter, whose bytes must stay until svod_mime_free. NULL and the state when it cannot be read.
svod_mime *svod_mime_new(const void *bytes, size_t count, svod_mime_limits limits, svod_mime_state *state);
void svod_mime_free(svod_mime *letter);

const svod_mime_header *svod_mime_headers(const svod_mime *letter, size_t *count);
size_t svod_mime_part_count(const svod_mime *letter);
// How many parts stood beyond the limit of their number or depth.
size_t svod_mime_refused(const svod_mime *letter);
svod_mime_part svod_mime_part_at(const svod_mime *letter, size_t index);
// The content of a part without its transfer encoding, the bytes of a letter within,
// of what has parts what stands before them. Valid until the next call.
// NULL when there is none.
const void *svod_mime_content(svod_mime *letter, size_t index, size_t *count);

// The content of a part as it stands in the letter, or its first bytes where `most` is not 0. Valid until the next call of
// either. NULL when there is none.
const void *svod_mime_raw_content(svod_mime *letter, size_t index, size_t most, size_t *count);

// Why a library could not be opened.
const char *svod_mime_library_error(void);

// Turns characters of `charset` into UTF-8, bytes that are none into U+FFFD, whose number is added to `faults`. NULL
// for a charset that is not known. To be freed with svod_charset_free.
char *svod_charset_decode(const char *charset, const void *bytes, size_t count, size_t *result, size_t *faults);
void svod_charset_free(char *text);

// What an Outlook without manners packs its attachments into (winmail.dat, MS-OXTNEF).
typedef struct svod_tnef svod_tnef;

// NULL when it is none, or libytnef is not there.
svod_tnef *svod_tnef_new(const void *bytes, size_t count);
void svod_tnef_free(svod_tnef *tnef);
size_t svod_tnef_count(const svod_tnef *tnef);
const char *svod_tnef_name(const svod_tnef *tnef, size_t index, size_t *count);
const void *svod_tnef_data(const svod_tnef *tnef, size_t index, size_t *count);

#endif

#include "CGMime.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD";

// Room for at least `wanted` more bytes.
static bool grow(char **text, size_t *capacity, size_t used, size_t wanted) {
    if (*capacity - used >= wanted) return true;
    size_t next = *capacity * 2 + wanted;
    char *larger = realloc(*text, next);
    if (!larger) return false;
    *text = larger;
    *capacity = next;
    return true;
}

char *svod_charset_decode(const char *charset, const void *bytes, size_t count, size_t *result, size_t *faults) {
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) return NULL;
    size_t capacity = count * 2 + 16, used = 0, rest = count;
    char *text = malloc(capacity), *input = (char *)bytes;
    while (text) {
        char *output = text + used;
        size_t room = capacity - used;
        size_t answer = rest ? iconv(converter, &input, &rest, &output, &room) : iconv(converter, NULL, NULL, &output, &room);
        bool is_last = rest == 0 && answer != (size_t)-1;
        used = (size_t)(output - text);
        if (is_last) break;
        if (answer != (size_t)-1) continue;
        if (errno == E2BIG) {
            if (grow(&text, &capacity, used, rest * 2 + 16)) continue;
        } else if (rest > 0 && grow(&text, &capacity, used, rest * 2 + 16)) {
            memcpy(text + used, replacement, 3);
            used += 3;
            (*faults)++;
            input++;
            rest--;
            iconv(converter, NULL, NULL, NULL, NULL);
            continue;
        } else if (rest == 0) {
            break;
        }
        free(text);
        text = NULL;
    }
    iconv_close(converter);
    *result = used;
    return text;
}

void svod_charset_free(char *text) { free(text); }

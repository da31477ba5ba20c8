#include "CCrypt.h"

#include <crypt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static bool copy(const char *text, char *out, size_t capacity) {
    size_t length = strlen(text);
    if (length + 1 > capacity) {
        return false;
    }
    memcpy(out, text, length + 1);
    return true;
}

bool svod_crypt_setting(const char *random, size_t length, char *out, size_t capacity) {
    if (length > INT_MAX) {
        return false;
    }
    char *setting = crypt_gensalt_ra("$y$", 0, random, (int)length);
    if (setting == NULL) {
        return false;
    }
    bool fits = copy(setting, out, capacity);
    free(setting);
    return fits;
}

bool svod_crypt_hash(const char *phrase, const char *setting, char *out, size_t capacity) {
    void *data = NULL;
    int size = 0;
    char *hash = crypt_ra(phrase, setting, &data, &size);
    bool done = hash != NULL && hash[0] != '*' && copy(hash, out, capacity);
    if (data != NULL) {
        explicit_bzero(data, (size_t)size);
        free(data);
    }
    return done;
}

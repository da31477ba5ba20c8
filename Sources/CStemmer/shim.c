#include "CStemmer.h"

#include <libstemmer.h>
#include <pthread.h>
#include <string.h>

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void delete_stemmer(void *stemmer) { sb_stemmer_delete(stemmer); }

static void make_key(void) { pthread_key_create(&key, delete_stemmer); }

size_t svod_stem_russian(const char *word, size_t count, char *stem, size_t room) {
    pthread_once(&once, make_key);
    struct sb_stemmer *stemmer = pthread_getspecific(key);
    if (!stemmer) {
        stemmer = sb_stemmer_new("russian", "UTF_8");
        if (!stemmer) return 0;
        pthread_setspecific(key, stemmer);
    }
    const sb_symbol *result = sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)count);
    if (!result) return 0;
    size_t length = (size_t)sb_stemmer_length(stemmer);
    if (length > room) length = room;
    memcpy(stem, result, length);
    return length;
}

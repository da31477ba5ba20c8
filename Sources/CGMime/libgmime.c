#include "libgmime.h"

#include "CGMime.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#define DEFINE(name) __typeof__(&name) svod_##name;
SVOD_LIBGMIME_FUNCTIONS(DEFINE)
#undef DEFINE

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_open;
static char trouble[256] = "GMime has not been opened";

static bool find(void *library, const char *name, void **function) {
    *function = dlsym(library, name);
    if (!*function) snprintf(trouble, sizeof trouble, "GMime lacks %s", name);
    return *function != NULL;
}

static void open_library(void) {
    void *library = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(trouble, sizeof trouble, "GMime cannot be opened: %s", dlerror());
        return;
    }
    is_open = true;
#define FIND(name) is_open = is_open && find(library, #name, (void **)&svod_##name);
    SVOD_LIBGMIME_FUNCTIONS(FIND)
#undef FIND
    if (is_open) svod_g_mime_init();
}

bool svod_libgmime_open(void) {
    pthread_once(&once, open_library);
    return is_open;
}

const char *svod_mime_library_error(void) { return trouble; }

#include "libzip.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#define DEFINE(name) __typeof__(&name) lib_##name;
SVOD_LIBZIP_FUNCTIONS(DEFINE)
#undef DEFINE

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_open;
static char trouble[256] = "libzip has not been opened";

static bool find(void *library, const char *name, void **function) {
    *function = dlsym(library, name);
    if (!*function) snprintf(trouble, sizeof trouble, "libzip lacks %s", name);
    return *function != NULL;
}

static void open_library(void) {
    // Debian 12 has 4; what is used here is the same in 5.
    void *library = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) library = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(trouble, sizeof trouble, "libzip cannot be opened: %s", dlerror());
        return;
    }
    is_open = true;
#define FIND(name) is_open = is_open && find(library, #name, (void **)&lib_##name);
    SVOD_LIBZIP_FUNCTIONS(FIND)
#undef FIND
}

bool svod_libzip_open(void) {
    pthread_once(&once, open_library);
    return is_open;
}

const char *svod_libzip_error(void) { return trouble; }

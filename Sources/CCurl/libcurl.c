#include "libcurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#define DEFINE(name) __typeof__(&name) lib_##name;
SVOD_LIBCURL_FUNCTIONS(DEFINE)
#undef DEFINE

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_open;
static char trouble[256] = "libcurl has not been opened";

static bool find(void *library, const char *name, void **function) {
    *function = dlsym(library, name);
    if (!*function) snprintf(trouble, sizeof trouble, "libcurl lacks %s", name);
    return *function != NULL;
}

static void open_library(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(trouble, sizeof trouble, "libcurl cannot be opened: %s", dlerror());
        return;
    }
    is_open = true;
#define FIND(name) is_open = is_open && find(library, #name, (void **)&lib_##name);
    SVOD_LIBCURL_FUNCTIONS(FIND)
#undef FIND
    if (is_open && lib_curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        is_open = false;
        snprintf(trouble, sizeof trouble, "libcurl cannot be set up");
    }
}

bool svod_libcurl_open(void) {
    pthread_once(&once, open_library);
    return is_open;
}

const char *svod_libcurl_error(void) { return trouble; }

#include "libxml2.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#define DEFINE(name) __typeof__(&name) svod_##name;
SVOD_LIBXML2_FUNCTIONS(DEFINE)
#undef DEFINE

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_open;
static char trouble[256] = "libxml2 has not been opened";

static bool find(void *library, const char *name, void **function) {
    *function = dlsym(library, name);
    if (!*function) snprintf(trouble, sizeof trouble, "libxml2 lacks %s", name);
    return *function != NULL;
}

static void say_nothing(void *context, const char *message, ...) { (void)context, (void)message; }

static void open_library(void) {
    void *library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(trouble, sizeof trouble, "libxml2 cannot be opened: %s", dlerror());
        return;
    }
    is_open = true;
#define FIND(name) is_open = is_open && find(library, #name, (void **)&svod_##name);
    SVOD_LIBXML2_FUNCTIONS(FIND)
#undef FIND
    if (!is_open) return;
    svod_xmlInitParser();
    // What it would print to standard error, on this thread and on those to come.
    svod_xmlSetGenericErrorFunc(NULL, say_nothing);
    svod_xmlThrDefSetGenericErrorFunc(NULL, say_nothing);
}

bool svod_libxml2_open(void) {
    pthread_once(&once, open_library);
    return is_open;
}

const char *svod_libxml2_error(void) { return trouble; }

#include "CGMime.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ytnef.h>

struct svod_tnef {
    TNEFStruct stream;
    Attachment **files;
    size_t count;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_open;
static __typeof__(&TNEFInitialize) initialize;
static __typeof__(&TNEFParseMemory) parse;
static __typeof__(&TNEFFree) release;
static __typeof__(&MAPIFindProperty) find_property;

static void open_library(void) {
    void *library = dlopen("libytnef.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    initialize = (__typeof__(initialize))dlsym(library, "TNEFInitialize");
    parse = (__typeof__(parse))dlsym(library, "TNEFParseMemory");
    release = (__typeof__(release))dlsym(library, "TNEFFree");
    find_property = (__typeof__(find_property))dlsym(library, "MAPIFindProperty");
    is_open = initialize && parse && release && find_property;
}

svod_tnef *svod_tnef_new(const void *bytes, size_t count) {
    pthread_once(&once, open_library);
    if (!is_open || count < 6 || count > 25 << 20) return NULL;
    svod_tnef *tnef = calloc(1, sizeof *tnef);
    if (!tnef) return NULL;
    initialize(&tnef->stream);
    tnef->stream.Debug = 0;
    if (parse((BYTE *)bytes, (long)count, &tnef->stream) < 0) {
        svod_tnef_free(tnef);
        return NULL;
    }
    for (Attachment *file = tnef->stream.starting_attach.next; file; file = file->next) tnef->count++;
    tnef->files = calloc(tnef->count ? tnef->count : 1, sizeof *tnef->files);
    if (!tnef->files) tnef->count = 0;
    size_t index = 0;
    for (Attachment *file = tnef->stream.starting_attach.next; file && index < tnef->count; file = file->next)
        tnef->files[index++] = file;
    return tnef;
}

void svod_tnef_free(svod_tnef *tnef) {
    if (!tnef) return;
    release(&tnef->stream);
    free(tnef->files);
    free(tnef);
}

size_t svod_tnef_count(const svod_tnef *tnef) { return tnef->count; }

static bool is_found(variableLength *value) { return value != MAPI_UNDEFINED && value && value->data && value->size > 0; }

const char *svod_tnef_name(const svod_tnef *tnef, size_t index, size_t *count) {
    Attachment *file = tnef->files[index];
    variableLength *name = find_property(&file->MAPI, PROP_TAG(PT_STRING8, PR_ATTACH_LONG_FILENAME));
    if (!is_found(name)) name = find_property(&file->MAPI, PROP_TAG(PT_UNICODE, PR_ATTACH_LONG_FILENAME));
    if (!is_found(name)) name = &file->Title;
    *count = name->data ? strnlen((const char *)name->data, name->size) : 0;
    return (const char *)name->data;
}

const void *svod_tnef_data(const svod_tnef *tnef, size_t index, size_t *count) {
    Attachment *file = tnef->files[index];
    variableLength *data = find_property(&file->MAPI, PROP_TAG(PT_BINARY, PR_ATTACH_DATA_OBJ));
    if (!is_found(data)) data = find_property(&file->MAPI, PROP_TAG(PT_OBJECT, PR_ATTACH_DATA_OBJ));
    if (is_found(data) && data->size >= 16 && file->FileData.size == 0) {
        // An embedded object begins with the number of its interface.
        *count = data->size - 16;
        return data->data + 16;
    }
    *count = file->FileData.size;
    return file->FileData.data;
}

#include "CZip.h"

#include "libzip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static svod_zip *refused(char *trouble, size_t room, const char *reason) {
    if (room > 0) snprintf(trouble, room, "%s", reason);
    return NULL;
}

static svod_zip *refused_code(char *trouble, size_t room, int code) {
    zip_error_t error;
    lib_zip_error_init_with_code(&error, code);
    refused(trouble, room, lib_zip_error_strerror(&error));
    lib_zip_error_fini(&error);
    return NULL;
}

static svod_zip *open_path(const char *path, int flags, char *trouble, size_t room) {
    if (!svod_libzip_open()) return refused(trouble, room, svod_libzip_error());
    int code = 0;
    zip_t *zip = lib_zip_open(path, flags, &code);
    return zip ? (svod_zip *)zip : refused_code(trouble, room, code);
}

svod_zip *svod_zip_open(const char *path, char *trouble, size_t room) {
    return open_path(path, ZIP_RDONLY, trouble, room);
}

svod_zip *svod_zip_create(const char *path, char *trouble, size_t room) {
    return open_path(path, ZIP_CREATE | ZIP_EXCL, trouble, room);
}

svod_zip *svod_zip_open_bytes(const void *bytes, size_t count, char *trouble, size_t room) {
    if (!svod_libzip_open()) return refused(trouble, room, svod_libzip_error());
    zip_error_t error;
    lib_zip_error_init(&error);
    zip_source_t *source = lib_zip_source_buffer_create(bytes, count, 0, &error);
    zip_t *zip = source ? lib_zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!zip) {
        refused(trouble, room, lib_zip_error_strerror(&error));
        if (source) lib_zip_source_free(source);
    }
    lib_zip_error_fini(&error);
    return (svod_zip *)zip;
}

void svod_zip_close(svod_zip *zip) { lib_zip_discard((zip_t *)zip); }

int64_t svod_zip_count(const svod_zip *zip) { return lib_zip_get_num_entries((zip_t *)zip, 0); }

bool svod_zip_stat(svod_zip *zip, int64_t index, svod_zip_info *info) {
    zip_stat_t stat;
    if (index < 0 || lib_zip_stat_index((zip_t *)zip, (zip_uint64_t)index, 0, &stat) != 0) return false;
    if (!(stat.valid & ZIP_STAT_NAME) || !(stat.valid & ZIP_STAT_SIZE)) return false;
    info->name = stat.name;
    info->size = stat.size;
    info->packed = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0;
    bool is_plain = !(stat.valid & ZIP_STAT_ENCRYPTION_METHOD) || stat.encryption_method == ZIP_EM_NONE;
    bool is_known = !(stat.valid & ZIP_STAT_COMP_METHOD) || stat.comp_method == ZIP_CM_STORE
        || stat.comp_method == ZIP_CM_DEFLATE;
    info->is_readable = is_plain && is_known;
    return true;
}

const char *svod_zip_error(svod_zip *zip) { return lib_zip_strerror((zip_t *)zip); }

svod_zip_entry *svod_zip_entry_open(svod_zip *zip, int64_t index) {
    return index < 0 ? NULL : (svod_zip_entry *)lib_zip_fopen_index((zip_t *)zip, (zip_uint64_t)index, 0);
}

int64_t svod_zip_entry_read(svod_zip_entry *entry, void *bytes, size_t room) {
    return lib_zip_fread((zip_file_t *)entry, bytes, room);
}

void svod_zip_entry_close(svod_zip_entry *entry) { lib_zip_fclose((zip_file_t *)entry); }

bool svod_zip_add(svod_zip *zip, const char *name, const void *bytes, size_t count) {
    void *copy = malloc(count > 0 ? count : 1);
    if (!copy) return false;
    memcpy(copy, bytes, count);
    zip_source_t *source = lib_zip_source_buffer((zip_t *)zip, copy, count, 1);
    if (!source) {
        free(copy);
        return false;
    }
    if (lib_zip_file_add((zip_t *)zip, name, source, ZIP_FL_ENC_UTF_8) >= 0) return true;
    lib_zip_source_free(source);
    return false;
}

bool svod_zip_finish(svod_zip *zip, char *trouble, size_t room) {
    if (lib_zip_close((zip_t *)zip) == 0) return true;
    refused(trouble, room, lib_zip_strerror((zip_t *)zip));
    lib_zip_discard((zip_t *)zip);
    return false;
}

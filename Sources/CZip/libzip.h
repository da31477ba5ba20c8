// libzip, opened at the first archive and not before: it brings libcrypto, which the daemon has in another form.
#ifndef SVOD_LIBZIP_H
#define SVOD_LIBZIP_H

#include <stdbool.h>
#include <zip.h>

// Opens the library once for the process; false when it is not there, and svod_libzip_error says why.
bool svod_libzip_open(void);
const char *svod_libzip_error(void);

#define SVOD_LIBZIP_FUNCTIONS(X) \
    X(zip_close) X(zip_discard) X(zip_error_fini) X(zip_error_init) X(zip_error_init_with_code) X(zip_error_strerror) \
    X(zip_fclose) X(zip_file_add) X(zip_fopen_index) X(zip_fread) X(zip_get_num_entries) X(zip_open) \
    X(zip_open_from_source) X(zip_source_buffer) X(zip_source_buffer_create) X(zip_source_free) X(zip_stat_index) \
    X(zip_strerror)

#define SVOD_LIBZIP_DECLARE(name) extern __typeof__(&name) lib_##name;
SVOD_LIBZIP_FUNCTIONS(SVOD_LIBZIP_DECLARE)
#undef SVOD_LIBZIP_DECLARE

#endif

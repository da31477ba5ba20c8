// libcurl, opened at the first transfer and not before: a daemon without mailboxes does not keep it in memory.
#ifndef SVOD_LIBCURL_H
#define SVOD_LIBCURL_H

// Without its checks of types, which are macros over the names that are looked up here.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdbool.h>

// Debian's header makes macros of these, which would only be in the way.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

// Opens the library once for the process; false when it is not there, and svod_libcurl_error says why.
bool svod_libcurl_open(void);
const char *svod_libcurl_error(void);

#define SVOD_LIBCURL_FUNCTIONS(X) \
    X(curl_easy_cleanup) X(curl_easy_getinfo) X(curl_easy_init) X(curl_easy_recv) X(curl_easy_send) X(curl_easy_setopt) \
    X(curl_easy_strerror) X(curl_global_init) X(curl_multi_add_handle) X(curl_multi_cleanup) X(curl_multi_info_read) \
    X(curl_multi_init) X(curl_multi_perform) X(curl_multi_poll) X(curl_multi_remove_handle) X(curl_multi_wakeup) \
    X(curl_slist_append) X(curl_slist_free_all)

#define SVOD_LIBCURL_DECLARE(name) extern __typeof__(&name) lib_##name;
SVOD_LIBCURL_FUNCTIONS(SVOD_LIBCURL_DECLARE)
#undef SVOD_LIBCURL_DECLARE

#endif

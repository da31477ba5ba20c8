// GMime, opened at the first letter and not before: with glib it takes four megabytes that a daemon without mailboxes
// need not have.
#ifndef SVOD_LIBGMIME_H
#define SVOD_LIBGMIME_H

#include <gmime/gmime.h>
#include <stdbool.h>

// Opens the library once for the process; false when it is not there, and svod_mime_library_error says why.
bool svod_libgmime_open(void);

#define SVOD_LIBGMIME_FUNCTIONS(X) \
    X(g_byte_array_set_size) X(g_free) X(g_mime_content_type_get_mime_type) \
    X(g_mime_data_wrapper_get_stream) X(g_mime_data_wrapper_write_to_stream) X(g_mime_stream_write_to_stream) \
    X(g_mime_header_get_name) X(g_mime_header_get_raw_value) X(g_mime_header_list_get_count) \
    X(g_mime_header_list_get_header_at) X(g_mime_init) X(g_mime_message_get_mime_part) X(g_mime_message_part_get_message) \
    X(g_mime_message_part_get_type) X(g_mime_multipart_get_count) X(g_mime_multipart_get_prologue) X(g_mime_multipart_get_part) \
    X(g_mime_multipart_get_type) X(g_mime_object_get_content_type) X(g_mime_object_get_header_list) \
    X(g_mime_object_write_to_stream) X(g_mime_parser_construct_message) X(g_mime_parser_new_with_stream) \
    X(g_mime_part_get_content) X(g_mime_part_get_type) X(g_mime_stream_mem_get_byte_array) X(g_mime_stream_mem_new) \
    X(g_mime_stream_mem_new_with_buffer) X(g_mime_stream_read) X(g_mime_stream_reset) X(g_object_unref) X(g_type_check_instance_is_a)

#define SVOD_LIBGMIME_DECLARE(name) extern __typeof__(&name) svod_##name;
SVOD_LIBGMIME_FUNCTIONS(SVOD_LIBGMIME_DECLARE)
#undef SVOD_LIBGMIME_DECLARE

#endif

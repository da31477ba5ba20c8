#include "CGMime.h"
#include "libgmime.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    GMimeObject *object;
    svod_mime_part facts;
    svod_mime_header *headers;
    svod_mime_header *letter_headers;
    char *type;
} part;

struct svod_mime {
    GMimeMessage *message;
    svod_mime_header *headers;
    size_t header_count;
    part *parts;
    size_t count, capacity, refused;
    svod_mime_limits limits;
    GMimeStream *content;
};

static bool is_a(void *object, GType type) {
    return object && svod_g_type_check_instance_is_a((GTypeInstance *)object, type);
}

static svod_mime_header *headers_of(void *object, size_t *count) {
    GMimeHeaderList *list = object ? svod_g_mime_object_get_header_list((GMimeObject *)object) : NULL;
    int total = list ? svod_g_mime_header_list_get_count(list) : 0;
    svod_mime_header *headers = total > 0 ? calloc((size_t)total, sizeof *headers) : NULL;
    *count = 0;
    if (!headers) return NULL;
    for (int index = 0; index < total; index++) {
        GMimeHeader *header = svod_g_mime_header_list_get_header_at(list, index);
        const char *name = header ? svod_g_mime_header_get_name(header) : NULL;
        const char *value = header ? svod_g_mime_header_get_raw_value(header) : NULL;
        if (name && value) headers[(*count)++] = (svod_mime_header){.name = name, .value = value};
    }
    return headers;
}

static part *append(svod_mime *letter, GMimeObject *object, int parent, int depth) {
    if (letter->count == letter->capacity) {
        size_t capacity = letter->capacity ? letter->capacity * 2 : 8;
        part *parts = realloc(letter->parts, capacity * sizeof *parts);
        if (!parts) return NULL;
        letter->parts = parts;
        letter->capacity = capacity;
    }
    part *added = &letter->parts[letter->count++];
    memset(added, 0, sizeof *added);
    GMimeContentType *type = svod_g_mime_object_get_content_type(object);
    added->object = object;
    added->type = type ? svod_g_mime_content_type_get_mime_type(type) : NULL;
    added->headers = headers_of(object, &added->facts.header_count);
    added->facts.type = added->type ? added->type : "text/plain";
    added->facts.parent = parent;
    added->facts.depth = depth;
    added->facts.is_multipart = is_a(object, svod_g_mime_multipart_get_type());
    added->facts.is_message = is_a(object, svod_g_mime_message_part_get_type());
    return added;
}

// `refused` are counted at a depth that the library bounds itself (1,024).
static void collect(svod_mime *letter, GMimeObject *object, int parent, int depth) {
    if (!object) return;
    bool is_kept = letter->count < letter->limits.parts && depth <= (int)letter->limits.depth;
    if (!is_kept) {
        letter->refused++;
        if (depth > (int)letter->limits.depth) return;
    } else if (!append(letter, object, parent, depth)) {
        return;
    }
    int self = is_kept ? (int)letter->count - 1 : parent;
    if (is_a(object, svod_g_mime_multipart_get_type())) {
        GMimeMultipart *multipart = (GMimeMultipart *)object;
        int count = svod_g_mime_multipart_get_count(multipart);
        for (int index = 0; index < count; index++)
            collect(letter, svod_g_mime_multipart_get_part(multipart, index), self, depth + 1);
    } else if (is_a(object, svod_g_mime_message_part_get_type())) {
        GMimeMessage *message = svod_g_mime_message_part_get_message((GMimeMessagePart *)object);
        if (!message) return;
        if (is_kept) {
            part *mine = &letter->parts[self];
            mine->letter_headers = headers_of(message, &mine->facts.letter_header_count);
        }
        collect(letter, svod_g_mime_message_get_mime_part(message), self, depth + 1);
    }
}

static svod_mime *fail(svod_mime *letter, svod_mime_state why, svod_mime_state *state) {
    *state = why;
    svod_mime_free(letter);
    return NULL;
}

// A letter that lay in an mbox file keeps the line that separated it from the one before.
static size_t separator(const char *bytes, size_t count) {
    if (count < 5 || memcmp(bytes, "From ", 5) != 0) return 0;
    const char *end = memchr(bytes, '\n', count);
    return end ? (size_t)(end + 1 - bytes) : 0;
}

svod_mime *svod_mime_new(const void *bytes, size_t count, svod_mime_limits limits, svod_mime_state *state) {
    *state = SVOD_MIME_OK;
    if (!svod_libgmime_open()) return fail(NULL, SVOD_MIME_NO_LIBRARY, state);
    svod_mime *letter = calloc(1, sizeof *letter);
    if (!letter) return fail(NULL, SVOD_MIME_NO_MEMORY, state);
    letter->limits = limits;
    size_t start = separator(bytes, count);
    GMimeStream *stream = svod_g_mime_stream_mem_new_with_buffer((const char *)bytes + start, count - start);
    GMimeParser *parser = stream ? svod_g_mime_parser_new_with_stream(stream) : NULL;
    if (stream) svod_g_object_unref(stream);
    if (!parser) return fail(letter, SVOD_MIME_NO_MEMORY, state);
    letter->message = svod_g_mime_parser_construct_message(parser, NULL);
    svod_g_object_unref(parser);
    if (!letter->message) return fail(letter, SVOD_MIME_NO_LETTER, state);
    letter->headers = headers_of(letter->message, &letter->header_count);
    collect(letter, svod_g_mime_message_get_mime_part(letter->message), -1, 0);
    return letter;
}

void svod_mime_free(svod_mime *letter) {
    if (!letter) return;
    for (size_t index = 0; index < letter->count; index++) {
        free(letter->parts[index].headers);
        free(letter->parts[index].letter_headers);
        svod_g_free(letter->parts[index].type);
    }
    free(letter->parts);
    free(letter->headers);
    if (letter->content) svod_g_object_unref(letter->content);
    if (letter->message) svod_g_object_unref(letter->message);
    free(letter);
}

const svod_mime_header *svod_mime_headers(const svod_mime *letter, size_t *count) {
    *count = letter->header_count;
    return letter->headers;
}

size_t svod_mime_part_count(const svod_mime *letter) { return letter->count; }

size_t svod_mime_refused(const svod_mime *letter) { return letter->refused; }

svod_mime_part svod_mime_part_at(const svod_mime *letter, size_t index) {
    part *found = &letter->parts[index];
    found->facts.headers = found->headers;
    found->facts.letter_headers = found->letter_headers;
    return found->facts;
}

// The stream that contents are written to, empty; NULL without memory.
static GMimeStream *empty_content(svod_mime *letter) {
    if (letter->content) {
        svod_g_mime_stream_reset(letter->content);
        svod_g_byte_array_set_size(svod_g_mime_stream_mem_get_byte_array((GMimeStreamMem *)letter->content), 0);
    } else {
        letter->content = svod_g_mime_stream_mem_new();
    }
    return letter->content;
}

static const void *content_bytes(svod_mime *letter, size_t *count) {
    GByteArray *bytes = svod_g_mime_stream_mem_get_byte_array((GMimeStreamMem *)letter->content);
    *count = bytes->len;
    return bytes->data ? (const void *)bytes->data : (const void *)"";
}

const void *svod_mime_raw_content(svod_mime *letter, size_t index, size_t most, size_t *count) {
    *count = 0;
    GMimeObject *object = letter->parts[index].object;
    if (!is_a(object, svod_g_mime_part_get_type()) || !empty_content(letter)) return NULL;
    GMimeDataWrapper *content = svod_g_mime_part_get_content((GMimePart *)object);
    GMimeStream *stream = content ? svod_g_mime_data_wrapper_get_stream(content) : NULL;
    if (!stream) return NULL;
    svod_g_mime_stream_reset(stream);
    int64_t written;
    if (most > 0) {
        GByteArray *bytes = svod_g_mime_stream_mem_get_byte_array((GMimeStreamMem *)letter->content);
        svod_g_byte_array_set_size(bytes, (guint)most);
        written = svod_g_mime_stream_read(stream, (char *)bytes->data, most);
        svod_g_byte_array_set_size(bytes, written > 0 ? (guint)written : 0);
    } else {
        written = svod_g_mime_stream_write_to_stream(stream, letter->content);
    }
    svod_g_mime_stream_reset(stream);
    if (written < 0) return NULL;
    return content_bytes(letter, count);
}

const void *svod_mime_content(svod_mime *letter, size_t index, size_t *count) {
    *count = 0;
    GMimeObject *object = letter->parts[index].object;
    if (!empty_content(letter)) return NULL;
    if (letter->parts[index].facts.is_multipart) {
        const char *text = svod_g_mime_multipart_get_prologue((GMimeMultipart *)object);
        *count = text ? strlen(text) : 0;
        return text ? text : "";
    }
    if (letter->parts[index].facts.is_message) {
        GMimeMessage *message = svod_g_mime_message_part_get_message((GMimeMessagePart *)object);
        if (!message || svod_g_mime_object_write_to_stream((GMimeObject *)message, NULL, letter->content) < 0) return NULL;
    } else {
        if (!is_a(object, svod_g_mime_part_get_type())) return NULL;
        GMimeDataWrapper *content = svod_g_mime_part_get_content((GMimePart *)object);
        if (!content || svod_g_mime_data_wrapper_write_to_stream(content, letter->content) < 0) return NULL;
    }
    return content_bytes(letter, count);
}

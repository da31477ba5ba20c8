#include "CXML2.h"

#include <stdlib.h>
#include <string.h>

// Places of the table of names: a power of two, at least twice a vocabulary.
enum { PLACES = 1024, LONGEST_VOCABULARY = PLACES / 2, FIRST_RECORDS = 4096, FIRST_TEXTS = 64 * 1024 };

typedef struct {
    const char *name;
    uint16_t code;
} place;

struct svod_xml_records {
    svod_xml *parser;
    svod_xml_records_limits limits;
    svod_xml_record *records;
    size_t count, room;
    char *texts;
    size_t used, texts_room;
    size_t open;  // where the text of the innermost element begins
    bool is_pending;  // the innermost element has begun and nothing but text has come of it
    svod_xml_record pending;
    bool is_text_too_long, is_without_memory;
    uint32_t depth;
    uint16_t *codes;  // of the open elements
    const char *space;
    place places[PLACES];
};

// Names are compared as pointers: the parser keeps one copy of each.
static size_t place_of(const char *name) { return (size_t)(((uintptr_t)name >> 2) * 0x9E3779B97F4A7C15u >> 54) % PLACES; }

static uint16_t code_of(const svod_xml_records *reader, const char *name) {
    for (size_t at = place_of(name);; at = (at + 1) % PLACES) {
        if (reader->places[at].name == name) return reader->places[at].code;
        if (!reader->places[at].name) return 0;
    }
}

static bool learn(svod_xml_records *reader, const char *const *vocabulary, uint16_t count) {
    for (uint16_t index = 0; index < count; index++) {
        const char *name = svod_xml_intern(reader->parser, vocabulary[index]);
        if (!name) return false;
        size_t at = place_of(name);
        while (reader->places[at].name && reader->places[at].name != name) at = (at + 1) % PLACES;
        if (!reader->places[at].name) reader->places[at] = (place){name, (uint16_t)(index + 1)};
    }
    return true;
}

static bool add(svod_xml_records *reader, svod_xml_record record) {
    if (reader->count == reader->room) {
        size_t room = reader->room ? reader->room * 2 : FIRST_RECORDS;
        svod_xml_record *larger = realloc(reader->records, room * sizeof *larger);
        if (!larger) return reader->is_without_memory = true, false;
        reader->records = larger;
        reader->room = room;
    }
    reader->records[reader->count++] = record;
    return true;
}

static bool add_text(svod_xml_records *reader, const char *bytes, size_t count) {
    if (count > reader->limits.text) return reader->is_text_too_long = true, false;
    if (count > reader->texts_room - reader->used) {
        size_t room = reader->texts_room ? reader->texts_room : FIRST_TEXTS;
        while (room - reader->used < count) room *= 2;
        if (room > UINT32_MAX) return reader->is_without_memory = true, false;
        char *larger = realloc(reader->texts, room);
        if (!larger) return reader->is_without_memory = true, false;
        reader->texts = larger;
        reader->texts_room = room;
    }
    memcpy(reader->texts + reader->used, bytes, count);
    reader->used += count;
    return true;
}

static bool begin_pending(svod_xml_records *reader) {
    if (!reader->is_pending) return true;
    reader->is_pending = false;
    return add(reader, reader->pending);
}

static bool add_attribute(svod_xml_records *reader, const svod_xml_attribute *attribute, uint32_t line) {
    svod_xml_record record = {
        .name = attribute->name,
        .text = (uint32_t)reader->used,
        .count = (uint32_t)attribute->count,
        .line = line,
        .code = code_of(reader, attribute->name),
        .kind = SVOD_XML_ATTRIBUTE,
    };
    return add_text(reader, attribute->value, attribute->count) && add(reader, record);
}

static bool on_start(void *context, const char *name, const char *space, const svod_xml_attribute *attributes,
                     size_t count) {
    svod_xml_records *reader = context;
    reader->used = reader->open;
    if (!begin_pending(reader)) return false;
    svod_xml_record record = {
        .name = name,
        .line = (uint32_t)svod_xml_line(reader->parser),
        .code = code_of(reader, name),
        .kind = SVOD_XML_START,
    };
    if (reader->depth == 0) reader->space = space;
    reader->codes[reader->depth++] = record.code;
    if (count == 0) {
        reader->pending = record;
        reader->is_pending = true;
        return true;
    }
    if (!add(reader, record)) return false;
    for (size_t index = 0; index < count; index++)
        if (!add_attribute(reader, attributes + index, record.line)) return false;
    reader->open = reader->used;
    return true;
}

static bool on_end(void *context, const char *name, const char *space) {
    (void)name, (void)space;
    svod_xml_records *reader = context;
    svod_xml_record record = {.code = reader->codes[--reader->depth], .kind = SVOD_XML_END};
    if (reader->is_pending) {
        record = reader->pending;
        record.kind = SVOD_XML_VALUE;
        reader->is_pending = false;
    } else {
        record.line = (uint32_t)svod_xml_line(reader->parser);
    }
    record.text = (uint32_t)reader->open;
    record.count = (uint32_t)(reader->used - reader->open);
    reader->open = reader->used;
    return add(reader, record);
}

static bool on_text(void *context, const char *bytes, size_t count) {
    svod_xml_records *reader = context;
    if (reader->used - reader->open + count > reader->limits.text) return reader->is_text_too_long = true, false;
    return add_text(reader, bytes, count);
}

svod_xml_records *svod_xml_records_new(const char *const *vocabulary, uint16_t count, svod_xml_records_limits limits) {
    if (count > LONGEST_VOCABULARY) return NULL;
    svod_xml_records *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->limits = limits;
    reader->codes = calloc((size_t)limits.xml.depth + 1, sizeof *reader->codes);
    svod_xml_handler handler = {.start = on_start, .end = on_end, .text = on_text};
    if (reader->codes) reader->parser = svod_xml_new(handler, reader, limits.xml);
    if (reader->parser && learn(reader, vocabulary, count)) return reader;
    svod_xml_records_free(reader);
    return NULL;
}

void svod_xml_records_free(svod_xml_records *reader) {
    if (!reader) return;
    svod_xml_free(reader->parser);
    free(reader->codes);
    free(reader->records);
    free(reader->texts);
    free(reader);
}

static svod_xml_state state_of(const svod_xml_records *reader, svod_xml_state state) {
    if (reader->is_without_memory) return SVOD_XML_NO_MEMORY;
    return reader->is_text_too_long ? SVOD_XML_TOO_LONG_TEXT : state;
}

svod_xml_state svod_xml_records_feed(svod_xml_records *reader, const void *bytes, size_t count) {
    return state_of(reader, svod_xml_feed(reader->parser, bytes, count));
}

svod_xml_state svod_xml_records_finish(svod_xml_records *reader) {
    return state_of(reader, svod_xml_finish(reader->parser));
}

svod_xml_batch svod_xml_records_batch(const svod_xml_records *reader) {
    return (svod_xml_batch){reader->records, reader->count, reader->texts};
}

void svod_xml_records_clear(svod_xml_records *reader) {
    reader->count = 0;
    // The text of the element that is open stays.
    if (reader->open > 0) memmove(reader->texts, reader->texts + reader->open, reader->used - reader->open);
    reader->used -= reader->open;
    reader->open = 0;
}

svod_xml *svod_xml_records_parser(svod_xml_records *reader) { return reader->parser; }

const char *svod_xml_records_space(const svod_xml_records *reader) { return reader->space; }

#include "parser.h"

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

// Five pointers an attribute: name, prefix, namespace, value, end of the value.
static bool add_attribute(svod_xml_records *reader, const xmlChar **attribute, uint32_t line) {
    const char *name = (const char *)attribute[0], *value = (const char *)attribute[3], *end = (const char *)attribute[4];
    while (value < end && (unsigned char)*value <= ' ') value++;
    while (value < end && (unsigned char)end[-1] <= ' ') end--;
    svod_xml_record record = {
        .name = name,
        .text = (uint32_t)reader->used,
        .count = (uint32_t)(end - value),
        .line = line,
        .code = code_of(reader, name),
        .kind = SVOD_XML_ATTRIBUTE,
    };
    return add_text(reader, value, record.count) && add(reader, record);
}

static uint32_t line_of(const svod_xml *xml) { return xml->parser->input ? (uint32_t)xml->parser->input->line : 0; }

static svod_xml_records *reader_of(void *context) {
    svod_xml *xml = ((xmlParserCtxtPtr)context)->_private;
    return xml->state == SVOD_XML_OK ? xml->context : NULL;
}

static void check(svod_xml_records *reader, bool is_well) {
    if (!is_well) svod_xml_stop(reader->parser, SVOD_XML_STOPPED);
}

static bool begin(svod_xml_records *reader, const char *name, size_t count, const xmlChar **values) {
    reader->used = reader->open;
    if (!begin_pending(reader)) return false;
    svod_xml_record record = {
        .name = name,
        .line = line_of(reader->parser),
        .code = code_of(reader, name),
        .kind = SVOD_XML_START,
    };
    reader->depth++;
    if (count == 0) {
        reader->pending = record;
        reader->is_pending = true;
        return true;
    }
    if (!add(reader, record)) return false;
    for (size_t index = 0; index < count; index++)
        if (!add_attribute(reader, values + 5 * index, record.line)) return false;
    reader->open = reader->used;
    return true;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **values) {
    (void)prefix, (void)spaces, (void)declared, (void)defaulted;
    svod_xml_records *reader = reader_of(context);
    if (!reader) return;
    if (reader->depth >= reader->limits.xml.depth) return svod_xml_stop(reader->parser, SVOD_XML_TOO_DEEP);
    if (count < 0 || (uint32_t)count > reader->limits.xml.attributes)
        return svod_xml_stop(reader->parser, SVOD_XML_TOO_WIDE);
    if (reader->depth == 0) reader->space = (const char *)space;
    check(reader, begin(reader, (const char *)name, (size_t)count, values));
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)name, (void)prefix, (void)space;
    svod_xml_records *reader = reader_of(context);
    if (!reader) return;
    svod_xml_record record = reader->pending;
    if (reader->is_pending) {
        record.kind = SVOD_XML_VALUE;
        reader->is_pending = false;
    } else {
        record = (svod_xml_record){.line = line_of(reader->parser), .kind = SVOD_XML_END};
    }
    reader->depth--;
    size_t end = reader->used;
    while (end > reader->open && (unsigned char)reader->texts[end - 1] <= ' ') end--;
    record.text = (uint32_t)reader->open;
    record.count = (uint32_t)(end - reader->open);
    reader->open = reader->used = end;
    check(reader, add(reader, record));
}

static void on_text(void *context, const xmlChar *bytes, int count) {
    svod_xml_records *reader = reader_of(context);
    if (!reader || count <= 0) return;
    const char *text = (const char *)bytes;
    size_t length = (size_t)count;
    if (reader->used == reader->open) {
        // Blanks at the beginning are left out: most texts are the indentation between elements.
        while (length > 0 && (unsigned char)*text <= ' ') text++, length--;
        if (length == 0) return;
    }
    if (reader->used - reader->open + length > reader->limits.text) {
        reader->is_text_too_long = true;
        return check(reader, false);
    }
    check(reader, add_text(reader, text, length));
}

svod_xml_records *svod_xml_records_new(const char *const *vocabulary, uint16_t count, svod_xml_records_limits limits) {
    if (count > LONGEST_VOCABULARY) return NULL;
    svod_xml_records *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->limits = limits;
    const xmlSAXHandler calls = {
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
    };
    reader->parser = svod_xml_with(&calls, limits.xml);
    if (reader->parser) reader->parser->context = reader;
    if (reader->parser && learn(reader, vocabulary, count)) return reader;
    svod_xml_records_free(reader);
    return NULL;
}

void svod_xml_records_free(svod_xml_records *reader) {
    if (!reader) return;
    svod_xml_free(reader->parser);
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

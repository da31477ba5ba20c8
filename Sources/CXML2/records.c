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
    bool is_pending;  // the innermost element has begun and nothing but text has come of it: the last record is its
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

// Room for one record more, which counts as soon as it is written there; NULL without memory.
static svod_xml_record *next_record(svod_xml_records *reader) {
    if (reader->count < reader->room) return &reader->records[reader->count++];
    size_t room = reader->room ? reader->room * 2 : FIRST_RECORDS;
    svod_xml_record *larger = realloc(reader->records, room * sizeof *larger);
    if (!larger) return reader->is_without_memory = true, NULL;
    reader->records = larger;
    reader->room = room;
    return &reader->records[reader->count++];
}

static bool make_texts_room(svod_xml_records *reader, size_t count) {
    size_t room = reader->texts_room ? reader->texts_room : FIRST_TEXTS;
    while (room - reader->used < count) room *= 2;
    if (room > UINT32_MAX) return reader->is_without_memory = true, false;
    char *larger = realloc(reader->texts, room);
    if (!larger) return reader->is_without_memory = true, false;
    reader->texts = larger;
    reader->texts_room = room;
    return true;
}

// Most texts are short: a call would take longer than the copying.
static inline void copy(char *to, const char *from, size_t count) {
    if (count > 16) {
        memcpy(to, from, count);
    } else if (count >= 8) {
        uint64_t first, last;
        memcpy(&first, from, 8), memcpy(&last, from + count - 8, 8);
        memcpy(to, &first, 8), memcpy(to + count - 8, &last, 8);
    } else if (count >= 4) {
        uint32_t first, last;
        memcpy(&first, from, 4), memcpy(&last, from + count - 4, 4);
        memcpy(to, &first, 4), memcpy(to + count - 4, &last, 4);
    } else {
        for (size_t index = 0; index < count; index++) to[index] = from[index];
    }
}

static bool add_text(svod_xml_records *reader, const char *bytes, size_t count) {
    if (count > reader->limits.text) return reader->is_text_too_long = true, false;
    if (count > reader->texts_room - reader->used && !make_texts_room(reader, count)) return false;
    copy(reader->texts + reader->used, bytes, count);
    reader->used += count;
    return true;
}

// A name without its prefix, as the parser keeps it.
static const char *local(svod_xml_records *reader, const char *name) {
    const char *colon = strchr(name, ':');
    if (!colon || !colon[1]) return name;
    const char *kept = svod_xml_intern(reader->parser, colon + 1);
    return kept ? kept : name;
}

static bool is_declaration(const char *name) { return strncmp(name, "xmlns", 5) == 0 && (!name[5] || name[5] == ':'); }

// Whether an attribute of the element `name` declares the namespace of that element.
static bool declares(const char *attribute, const char *name) {
    const char *colon = strchr(name, ':');
    if (!colon) return strcmp(attribute, "xmlns") == 0;
    size_t count = (size_t)(colon - name);
    return strncmp(attribute, "xmlns:", 6) == 0 && strncmp(attribute + 6, name, count) == 0 && !attribute[6 + count];
}

static bool add_attribute(svod_xml_records *reader, const char *name, const char *value, uint32_t line) {
    const char *end = value + strlen(value);
    while (value < end && (unsigned char)*value <= ' ') value++;
    while (value < end && (unsigned char)end[-1] <= ' ') end--;
    uint32_t text = (uint32_t)reader->used, count = (uint32_t)(end - value);
    if (!add_text(reader, value, count)) return false;
    svod_xml_record *record = next_record(reader);
    if (!record) return false;
    name = local(reader, name);
    *record = (svod_xml_record){name, text, count, line, code_of(reader, name), SVOD_XML_ATTRIBUTE};
    return true;
}

static inline uint32_t line_of(const svod_xml *xml) {
    return xml->parser->input ? (uint32_t)xml->parser->input->line : 0;
}

static inline svod_xml_records *reader_of(void *context) {
    svod_xml *xml = context;
    return xml->state == SVOD_XML_OK ? xml->context : NULL;
}

static void check(svod_xml_records *reader, bool is_well) {
    if (!is_well) svod_xml_stop(reader->parser, SVOD_XML_STOPPED);
}

static bool begin(svod_xml_records *reader, const char *name, const char **attributes) {
    reader->used = reader->open;
    svod_xml_record *record = next_record(reader);
    if (!record) return false;
    uint32_t line = line_of(reader->parser);
    uint16_t code = code_of(reader, name);
    if (code == 0) name = local(reader, name), code = code_of(reader, name);
    *record = (svod_xml_record){.name = name, .line = line, .code = code, .kind = SVOD_XML_START};
    reader->is_pending = true;
    for (; attributes && attributes[0]; attributes += 2) {
        if (is_declaration(attributes[0])) continue;
        reader->is_pending = false;
        if (!add_attribute(reader, attributes[0], attributes[1], line)) return false;
    }
    reader->depth++;
    reader->open = reader->used;
    return true;
}

// The older of libxml2's two interfaces: it leaves namespaces to us, who leave them out, and is faster by a tenth.
static void on_start(void *context, const xmlChar *name, const xmlChar **values) {
    svod_xml_records *reader = reader_of(context);
    if (!reader) return;
    const char **attributes = (const char **)values;
    if (reader->depth >= reader->limits.xml.depth) return svod_xml_stop(reader->parser, SVOD_XML_TOO_DEEP);
    for (uint32_t count = 0; attributes && attributes[2 * count]; count++) {
        if (count >= reader->limits.xml.attributes) return svod_xml_stop(reader->parser, SVOD_XML_TOO_WIDE);
        if (reader->depth == 0 && declares(attributes[2 * count], (const char *)name))
            reader->space = svod_xml_intern(reader->parser, attributes[2 * count + 1]);
    }
    check(reader, begin(reader, (const char *)name, attributes));
}

static void on_end(void *context, const xmlChar *name) {
    (void)name;
    svod_xml_records *reader = reader_of(context);
    if (!reader) return;
    svod_xml_record *record;
    if (reader->is_pending) {
        // Nothing but text has come since the element began: its record stands last.
        record = &reader->records[reader->count - 1];
        record->kind = SVOD_XML_VALUE;
        reader->is_pending = false;
    } else {
        record = next_record(reader);
        if (!record) return check(reader, false);
        *record = (svod_xml_record){.line = line_of(reader->parser), .kind = SVOD_XML_END};
    }
    reader->depth--;
    size_t open = reader->open, end = reader->used;
    const char *texts = reader->texts;
    while (end > open && (unsigned char)texts[end - 1] <= ' ') end--;
    record->text = (uint32_t)open;
    record->count = (uint32_t)(end - open);
    reader->open = reader->used = end;
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
    if (!add_text(reader, text, length)) check(reader, false);
}

svod_xml_records *svod_xml_records_new(const char *const *vocabulary, uint16_t count, svod_xml_records_limits limits) {
    if (count > LONGEST_VOCABULARY) return NULL;
    svod_xml_records *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->limits = limits;
    const xmlSAXHandler calls = {
        .startElement = on_start,
        .endElement = on_end,
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
    return (svod_xml_batch){reader->records, reader->count - reader->is_pending, reader->texts};
}

void svod_xml_records_clear(svod_xml_records *reader) {
    // What is not known yet to hold nothing but text stays.
    if (reader->is_pending) reader->records[0] = reader->records[reader->count - 1];
    reader->count = reader->is_pending;
    // The text of the element that is open stays.
    if (reader->open > 0) memmove(reader->texts, reader->texts + reader->open, reader->used - reader->open);
    reader->used -= reader->open;
    reader->open = 0;
}

svod_xml *svod_xml_records_parser(svod_xml_records *reader) { return reader->parser; }

const char *svod_xml_records_space(const svod_xml_records *reader) { return reader->space; }

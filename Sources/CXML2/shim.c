#include "parser.h"

#include <stdlib.h>
#include <string.h>

void svod_xml_stop(svod_xml *xml, svod_xml_state state) {
    if (xml->state != SVOD_XML_OK) return;
    xml->state = state;
    svod_xmlStopParser(xml->parser);
}

static bool make_room(svod_xml *xml, size_t count) {
    if (count <= xml->room) return true;
    svod_xml_attribute *larger = realloc(xml->attributes, count * sizeof *larger);
    if (!larger) return false;
    xml->attributes = larger;
    xml->room = count;
    return true;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **values) {
    (void)prefix, (void)spaces, (void)declared, (void)defaulted;
    svod_xml *xml = context;
    if (xml->state != SVOD_XML_OK) return;
    if (++xml->depth > xml->limits.depth) return svod_xml_stop(xml, SVOD_XML_TOO_DEEP);
    if (count < 0 || (uint32_t)count > xml->limits.attributes) return svod_xml_stop(xml, SVOD_XML_TOO_WIDE);
    if (!make_room(xml, (size_t)count)) return svod_xml_stop(xml, SVOD_XML_NO_MEMORY);
    for (int index = 0; index < count; index++) {
        // Five pointers an attribute: name, prefix, namespace, value, end of the value.
        const xmlChar **value = values + 5 * index;
        xml->attributes[index] = (svod_xml_attribute){
            (const char *)value[0], (const char *)value[2], (const char *)value[3], (size_t)(value[4] - value[3])};
    }
    if (!xml->handler.start(xml->context, (const char *)name, (const char *)space, xml->attributes, (size_t)count))
        svod_xml_stop(xml, SVOD_XML_STOPPED);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)prefix;
    svod_xml *xml = context;
    if (xml->state != SVOD_XML_OK) return;
    xml->depth--;
    if (!xml->handler.end(xml->context, (const char *)name, (const char *)space)) svod_xml_stop(xml, SVOD_XML_STOPPED);
}

static void on_text(void *context, const xmlChar *bytes, int count) {
    svod_xml *xml = context;
    if (xml->state != SVOD_XML_OK || count <= 0) return;
    if (!xml->handler.text(xml->context, (const char *)bytes, (size_t)count)) svod_xml_stop(xml, SVOD_XML_STOPPED);
}

static void on_dtd(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    (void)name, (void)external, (void)system;
    svod_xml_stop(context, SVOD_XML_DTD);
}

static xmlEntityPtr on_entity(void *context, const xmlChar *name) {
    (void)context;
    return svod_xmlGetPredefinedEntity(name);
}

static void remember(svod_xml *xml, xmlErrorPtr error) {
    if (xml->message[0] || !error || error->level < XML_ERR_ERROR || !error->message) return;
    size_t count = strcspn(error->message, "\n");
    if (count >= LONGEST_MESSAGE) count = LONGEST_MESSAGE - 1;
    memcpy(xml->message, error->message, count);
    xml->message[count] = 0;
}

static void on_error(void *context, xmlErrorPtr error) {
    if (context) remember(context, error);
}

svod_xml *svod_xml_with(const xmlSAXHandler *calls, svod_xml_limits limits) {
    if (!svod_libxml2_open()) return NULL;
    svod_xml *xml = calloc(1, sizeof *xml);
    if (!xml) return NULL;
    xmlSAXHandler all = *calls;
    // Without that mark libxml2 makes the calls of its older interface.
    all.initialized = calls->startElementNs ? XML_SAX2_MAGIC : 1;
    all.internalSubset = on_dtd;
    all.getEntity = on_entity;
    all.serror = on_error;
    xml->limits = limits;
    xml->parser = svod_xmlCreatePushParserCtxt(&all, xml, NULL, 0, NULL);
    if (!xml->parser) {
        free(xml);
        return NULL;
    }
    svod_xmlCtxtUseOptions(xml->parser, OPTIONS);
    return xml;
}

svod_xml *svod_xml_new(svod_xml_handler handler, void *context, svod_xml_limits limits) {
    const xmlSAXHandler calls = {
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
    };
    svod_xml *xml = svod_xml_with(&calls, limits);
    if (!xml) return NULL;
    xml->handler = handler;
    xml->context = context;
    return xml;
}

void svod_xml_free(svod_xml *xml) {
    if (!xml) return;
    svod_xmlFreeParserCtxt(xml->parser);
    free(xml->attributes);
    free(xml);
}

static svod_xml_state feed(svod_xml *xml, const char *bytes, int count, int is_last) {
    int answer = svod_xmlParseChunk(xml->parser, bytes, count, is_last);
    if (xml->state == SVOD_XML_OK && (answer != XML_ERR_OK || !xml->parser->wellFormed))
        xml->state = SVOD_XML_MALFORMED;
    // The older interface tells of no error by itself.
    if (xml->state == SVOD_XML_MALFORMED) remember(xml, svod_xmlCtxtGetLastError(xml->parser));
    return xml->state;
}

svod_xml_state svod_xml_feed(svod_xml *xml, const void *bytes, size_t count) {
    const char *next = bytes;
    while (count > 0 && xml->state == SVOD_XML_OK) {
        size_t piece = count < PIECE ? count : PIECE;
        xml->fed += piece;
        if (xml->fed > xml->limits.bytes) {
            svod_xml_stop(xml, SVOD_XML_TOO_LONG);
            break;
        }
        feed(xml, next, (int)piece, 0);
        next += piece;
        count -= piece;
    }
    return xml->state;
}

// What the end of a document finds fault with is its end, as long as an element is open: libxml2 names what it would have
// wanted to stand there.
svod_xml_state svod_xml_finish(svod_xml *xml) {
    if (xml->state != SVOD_XML_OK) return xml->state;
    const char *open = xml->parser->nameNr > 0 ? (const char *)xml->parser->name : NULL;
    if (feed(xml, NULL, 0, 1) == SVOD_XML_MALFORMED && open) {
        xml->cut = open;
        xml->state = SVOD_XML_CUT;
    }
    return xml->state;
}

bool svod_xml_override_encoding(svod_xml *xml, const char *name) {
    if (strcmp(name, "UTF-8") != 0) {
        xmlCharEncodingHandlerPtr converter = svod_xmlFindCharEncodingHandler(name);
        if (!converter || svod_xmlSwitchToEncoding(xml->parser, converter) < 0) return false;
    }
    svod_xmlCtxtUseOptions(xml->parser, OPTIONS | XML_PARSE_IGNORE_ENC);
    return true;
}

const char *svod_xml_encoding(const svod_xml *xml) {
    xmlParserInputPtr input = xml->parser->input;
    if (xml->parser->encoding) return (const char *)xml->parser->encoding;
    if (input && input->encoding) return (const char *)input->encoding;
    if (input && input->buf && input->buf->encoder) return input->buf->encoder->name;
    return NULL;
}

const char *svod_xml_intern(svod_xml *xml, const char *name) {
    return (const char *)svod_xmlDictLookup(xml->parser->dict, (const xmlChar *)name, -1);
}

int svod_xml_line(const svod_xml *xml) {
    xmlParserInputPtr input = xml->parser->input;
    return input ? input->line : 0;
}

const char *svod_xml_message(const svod_xml *xml) { return xml->message; }

const char *svod_xml_cut(const svod_xml *xml) { return xml->cut ? xml->cut : ""; }

const char *svod_xml_library_error(void) { return svod_libxml2_error(); }

// The same parser for documents whose names are known beforehand: bytes in, and a list of flat records out, with one
// record for an element that holds nothing but text. No call is made back; a name of the vocabulary comes as its number.
#ifndef SVOD_CXML2_RECORDS_H
#define SVOD_CXML2_RECORDS_H

#include "CXML2.h"

typedef struct svod_xml_records svod_xml_records;

enum {
    SVOD_XML_START,      // an element that holds others, or has attributes; those follow
    SVOD_XML_ATTRIBUTE,  // of the element begun last
    SVOD_XML_VALUE,      // a whole element without attributes: its text
    SVOD_XML_END,        // the end of an element begun with SVOD_XML_START: the text behind its last child
};

typedef struct {
    const char *name;  // zero-terminated, valid as long as the reader; NULL at an end
    uint32_t text;     // where its text begins in the batch's texts
    uint32_t count;    // the text's bytes, UTF-8, without blanks at its ends
    uint32_t line;     // where the element begins, or ends
    uint16_t code;     // the name's place in the vocabulary, from 1; 0 for any other name, and at an end
    uint8_t kind;
} svod_xml_record;

// What was read since the last clearing. Valid until the next call.
typedef struct {
    const svod_xml_record *records;
    size_t count;
    const char *texts;
} svod_xml_batch;

typedef struct {
    svod_xml_limits xml;
    uint32_t text;  // bytes of one text
} svod_xml_records_limits;

// NULL without memory or without the library. Namespaces and prefixes are left out of the names; a declaration of the
// default namespace of the outermost element is kept. 
svod_xml_records *svod_xml_records_new(const char *const *vocabulary, uint16_t count, svod_xml_records_limits limits);
void svod_xml_records_free(svod_xml_records *reader);

// Feeds bytes. What was read before a fault is in the batch. Texts over their limit answer SVOD_XML_TOO_LONG_TEXT.
svod_xml_state svod_xml_records_feed(svod_xml_records *reader, const void *bytes, size_t count);
svod_xml_state svod_xml_records_finish(svod_xml_records *reader);
svod_xml_batch svod_xml_records_batch(const svod_xml_records *reader);
void svod_xml_records_clear(svod_xml_records *reader);

// The parser beneath: its line, message, encoding.
svod_xml *svod_xml_records_parser(svod_xml_records *reader);
// The URI of the outermost element's namespace; NULL without one or before it.
const char *svod_xml_records_space(const svod_xml_records *reader);

#endif

// The parser as the files of this shim share it.
#ifndef SVOD_PARSER_H
#define SVOD_PARSER_H

#include "CXML2.h"

#include "libxml2.h"

// What libxml2 is fed at once: a limit that is passed is noticed within so many bytes.
enum { PIECE = 16 * 1024, LONGEST_MESSAGE = 200 };
// With NOENT the five entities of XML are resolved in attributes too. There are no others: a DTD ends the reading.
enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_COMPACT };

struct svod_xml {
    xmlParserCtxtPtr parser;
    svod_xml_handler handler;
    void *context;
    svod_xml_limits limits;
    uint64_t fed;
    uint32_t depth;
    svod_xml_state state;
    svod_xml_attribute *attributes;
    size_t room;
    char message[LONGEST_MESSAGE];
    const char *cut;
};

// Ends the reading with `state`, unless it has ended already.
void svod_xml_stop(svod_xml *xml, svod_xml_state state);
// A parser that makes `calls`, whose context it is.
svod_xml *svod_xml_with(const xmlSAXHandler *calls, svod_xml_limits limits);

#endif

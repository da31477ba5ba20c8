// A flat face of libxml2's SAX2 push parser: bytes in, elements and texts out. Nothing of a document that could reach
// outside it is obeyed: no DTD (a document with one is refused), no entities but the five of XML, no network, no files.
#ifndef SVOD_CXML2_H
#define SVOD_CXML2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct svod_xml svod_xml;

typedef struct {
    const char *name;    // without its prefix, zero-terminated
    const char *space;   // its namespace's URI, or NULL
    const char *value;   // not zero-terminated
    size_t count;
} svod_xml_attribute;

// Called while bytes are fed; texts are valid during the call only. Each answers whether to go on. One text may come in
// several pieces.
typedef struct {
    bool (*start)(void *context, const char *name, const char *space, const svod_xml_attribute *attributes,
                  size_t count);
    bool (*end)(void *context, const char *name, const char *space);
    bool (*text)(void *context, const char *bytes, size_t count);
} svod_xml_handler;

typedef struct {
    uint32_t depth;       // elements within elements
    uint32_t attributes;  // of one element
    uint64_t bytes;       // fed in all
} svod_xml_limits;

typedef enum {
    SVOD_XML_OK = 0,
    SVOD_XML_STOPPED,    // a call answered false
    SVOD_XML_MALFORMED,
    SVOD_XML_CUT,        // it was well-formed as far as it went: it ends within an element
    SVOD_XML_DTD,
    SVOD_XML_TOO_DEEP,
    SVOD_XML_TOO_WIDE,
    SVOD_XML_TOO_LONG,
    SVOD_XML_TOO_LONG_TEXT,
    SVOD_XML_NO_LIBRARY,
    SVOD_XML_NO_MEMORY,
} svod_xml_state;

// NULL without memory or without the library; svod_xml_library_error says which. `context` is handed to each call. The
// encoding is the document's own: a byte order mark, its declaration, else UTF-8.
svod_xml *svod_xml_new(svod_xml_handler handler, void *context, svod_xml_limits limits);
void svod_xml_free(svod_xml *xml);

// Feeds bytes in pieces of any size. After an answer other than SVOD_XML_OK nothing more is called.
svod_xml_state svod_xml_feed(svod_xml *xml, const void *bytes, size_t count);
// Says that there is no more: a document that is not whole is cut, or malformed.
svod_xml_state svod_xml_finish(svod_xml *xml);

// Takes the bytes for characters of `name` whatever the document declares; before the first byte. False for an encoding
// that is not known. UTF-8 is called "UTF-8".
bool svod_xml_override_encoding(svod_xml *xml, const char *name);
// How the characters were written, as far as the document or its byte order mark says; NULL when neither does.
const char *svod_xml_encoding(const svod_xml *xml);
// The one copy of a name that this parser keeps: the names handed to the calls are the same pointers. NULL without memory.
const char *svod_xml_intern(svod_xml *xml, const char *name);

// The line that the parser has reached, from 1; exact up to 65,535.
int svod_xml_line(const svod_xml *xml);
// What libxml2 said of a malformed document; "" when it said nothing.
const char *svod_xml_message(const svod_xml *xml);
// The innermost element within which a document was cut; "" when it was not.
const char *svod_xml_cut(const svod_xml *xml);
// Why the library could not be opened.
const char *svod_xml_library_error(void);

#include "CXML2Records.h"

#endif

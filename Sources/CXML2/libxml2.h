// libxml2, opened at the first document and not before: a daemon that is sent none does not keep it in memory.
#ifndef SVOD_LIBXML2_H
#define SVOD_LIBXML2_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdbool.h>

// Opens the library once for the process; false when it is not there, and svod_libxml2_error says why.
bool svod_libxml2_open(void);
const char *svod_libxml2_error(void);

#define SVOD_LIBXML2_FUNCTIONS(X) \
    X(xmlCreatePushParserCtxt) X(xmlCtxtGetLastError) X(xmlCtxtUseOptions) X(xmlDictLookup) X(xmlFindCharEncodingHandler) \
    X(xmlFreeParserCtxt) X(xmlGetPredefinedEntity) X(xmlInitParser) X(xmlParseChunk) X(xmlSetGenericErrorFunc) \
    X(xmlStopParser) X(xmlSwitchToEncoding) X(xmlThrDefSetGenericErrorFunc)

#define SVOD_LIBXML2_DECLARE(name) extern __typeof__(&name) svod_##name;
SVOD_LIBXML2_FUNCTIONS(SVOD_LIBXML2_DECLARE)
#undef SVOD_LIBXML2_DECLARE

#endif

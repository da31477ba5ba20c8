// The yardsticks of svod's CommerceML reader: libxml2's SAX2 push parser from C.
//
//     cc -O2 -I/usr/include/libxml2 sax2_push.c -o sax2_push -lxml2 && ./sax2_push bare|orders FILE
//
// `bare` counts elements and bytes of text and does nothing else; `orders` keeps of each document what svod keeps: its
// fields, lines, taxes, requisites and payments as strings and numbers, freed when the document ends. The file is read in
// the same pieces as svod reads it. Prints `name value` lines; seconds are processor time.
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PIECE = 64 * 1024, MOST_KEPT = 4096, LONGEST = 1 << 20, DEEPEST = 64 };

static long elements, ends, bytes_of_text, documents, lines;
static long long total;

// What is kept of the open document.
static char *kept[MOST_KEPT];
static long long numbers[MOST_KEPT];
static int kept_count, number_count;

static char text[LONGEST];
static size_t length;
static const xmlChar *open_names[DEEPEST];
static int depth;

static void bare_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                       const xmlChar **declared, int count, int defaulted, const xmlChar **values) {
    (void)context, (void)name, (void)prefix, (void)space, (void)spaces, (void)declared, (void)count, (void)defaulted,
        (void)values;
    elements++;
}

static void bare_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)context, (void)name, (void)prefix, (void)space;
    ends++;
}

static void bare_text(void *context, const xmlChar *bytes, int count) {
    (void)context, (void)bytes;
    bytes_of_text += count;
}

static int is(const xmlChar *name, const char *other) { return strcmp((const char *)name, other) == 0; }

static void keep(const char *from, size_t count) {
    if (kept_count == MOST_KEPT) return;
    char *copy = malloc(count + 1);
    memcpy(copy, from, count);
    copy[count] = 0;
    kept[kept_count++] = copy;
}

// Hundredths.
static long long number(const char *from) {
    long long whole = 0, places = 0;
    int digits = -1;
    for (; *from; from++) {
        if (*from == '.' || *from == ',') digits = 0;
        else if (*from < '0' || *from > '9') return 0;
        else if (digits < 0) whole = whole * 10 + (*from - '0');
        else if (digits < 2) places = places * 10 + (*from - '0'), digits++;
    }
    while (digits >= 0 && digits < 2) places *= 10, digits++;
    return whole * 100 + places;
}

static void orders_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                         const xmlChar **declared, int count, int defaulted, const xmlChar **values) {
    (void)context, (void)prefix, (void)space, (void)spaces, (void)declared, (void)defaulted;
    elements++;
    if (depth < DEEPEST) open_names[depth] = name;
    depth++;
    length = 0;
    for (int index = 0; index < count; index++) keep((const char *)values[5 * index + 3], values[5 * index + 4] - values[5 * index + 3]);
}

static void orders_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)context, (void)prefix, (void)space;
    ends++;
    depth--;
    while (length > 0 && (unsigned char)text[length - 1] <= ' ') length--;
    size_t blank = 0;
    while (blank < length && (unsigned char)text[blank] <= ' ') blank++;
    text[length] = 0;
    if (is(name, "Сумма") || is(name, "Количество") || is(name, "ЦенаЗаЕдиницу") || is(name, "Курс")) {
        if (number_count < MOST_KEPT) numbers[number_count++] = number(text + blank);
        if (is(name, "Сумма") && depth == 2 && is(open_names[1], "Документ")) total += numbers[number_count - 1];
    } else if (is(name, "Документ")) {
        documents++;
        for (int index = 0; index < kept_count; index++) free(kept[index]);
        kept_count = number_count = 0;
    } else if (is(name, "Товар")) {
        lines++;
    } else if (length > blank) {
        keep(text + blank, length - blank);
    }
    length = 0;
}

static void orders_text(void *context, const xmlChar *bytes, int count) {
    (void)context;
    if (length + count >= LONGEST) return;
    memcpy(text + length, bytes, count);
    length += count;
}

int main(int count, char **arguments) {
    static char piece[PIECE];
    FILE *file = count == 3 ? fopen(arguments[2], "rb") : NULL;
    if (!file) return fprintf(stderr, "usage: sax2_push bare|orders FILE\n"), 2;
    setvbuf(file, NULL, _IONBF, 0);
    int is_bare = strcmp(arguments[1], "bare") == 0;
    xmlSAXHandler calls;
    memset(&calls, 0, sizeof calls);
    calls.initialized = XML_SAX2_MAGIC;
    calls.startElementNs = is_bare ? bare_start : orders_start;
    calls.endElementNs = is_bare ? bare_end : orders_end;
    calls.characters = calls.ignorableWhitespace = is_bare ? bare_text : orders_text;
    clock_t start = clock();
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&calls, NULL, NULL, 0, NULL);
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    size_t got;
    while ((got = fread(piece, 1, PIECE, file)) > 0)
        if (xmlParseChunk(parser, piece, (int)got, 0) != 0) return fprintf(stderr, "not well-formed\n"), 1;
    if (xmlParseChunk(parser, NULL, 0, 1) != 0 || elements != ends) return fprintf(stderr, "not well-formed\n"), 1;
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("seconds %f\nelements %ld\ndocuments %ld\nlines %ld\nkopecks %lld\nversion %s\n", seconds, elements,
           documents, lines, total, LIBXML_DOTTED_VERSION);
    return 0;
}

// The yardstick of svod's reader of letters: GMime from C.
//
//     cc -O2 gmime_read.c -o gmime_read $(pkg-config --cflags --libs gmime-3.0) && ./gmime_read FILE
//
// The file holds letters, before each its length as eight bytes, the lowest first. Of each letter the head is read (subject,
// people, dates, threading), every text is decoded into UTF-8 and every file into bytes, and freed with the letter. Prints
// `name value` lines; seconds are processor time. `text` counts plain texts without carriage returns.
#include <gmime/gmime.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static long subjects, texts, files, others;

static void take(GMimeObject *parent, GMimeObject *part, gpointer context) {
    (void)parent, (void)context;
    if (GMIME_IS_TEXT_PART(part)) {
        char *text = g_mime_text_part_get_text((GMimeTextPart *)part);
        if (!text) return;
        if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "plain")) {
            for (const char *at = text; *at; at++) texts += *at != '\r';
        } else {
            others += (long)strlen(text);
        }
        g_free(text);
    } else if (GMIME_IS_PART(part)) {
        others += g_mime_part_get_filename((GMimePart *)part) != NULL;
        GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)part);
        GMimeStream *stream = g_mime_stream_mem_new();
        if (content) files += g_mime_data_wrapper_write_to_stream(content, stream);
        g_object_unref(stream);
    }
}

static void people(InternetAddressList *list) {
    char *line = list ? internet_address_list_to_string(list, NULL, FALSE) : NULL;
    if (line) others += (long)strlen(line);
    g_free(line);
}

static void read_letter(const char *bytes, size_t count) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *letter = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    if (!letter) return;
    const char *subject = g_mime_message_get_subject(letter);
    if (subject) subjects += (long)strlen(subject);
    people(g_mime_message_get_from(letter));
    people(g_mime_message_get_to(letter));
    others += g_mime_message_get_message_id(letter) != NULL;
    others += g_mime_message_get_date(letter) != NULL;
    others += g_mime_object_get_header((GMimeObject *)letter, "In-Reply-To") != NULL;
    g_mime_message_foreach(letter, take, NULL);
    g_object_unref(letter);
}

int main(int count, char **arguments) {
    gchar *bytes;
    gsize length;
    if (count != 2 || !g_file_get_contents(arguments[1], &bytes, &length, NULL))
        return fprintf(stderr, "usage: gmime_read FILE\n"), 2;
    g_mime_init();
    clock_t start = clock();
    long letters = 0;
    for (gsize at = 0; at + 8 <= length; letters++) {
        uint64_t size;
        memcpy(&size, bytes + at, 8);
        read_letter(bytes + at + 8, size);
        at += 8 + size;
    }
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("seconds %f\nletters %ld\nsubjects %ld\ntext %ld\nfiles %ld\nothers %ld\nversion %u.%u.%u\n", seconds, letters,
           subjects, texts, files, others, GMIME_MAJOR_VERSION, GMIME_MINOR_VERSION, GMIME_MICRO_VERSION);
    return 0;
}

// A flat face of libcurl: raw sessions, HTTP calls and letters, all driven by one loop on one thread. Nothing here is safe
// from two threads at once but svod_loop_wake and svod_curl_open.
#ifndef SVOD_CCURL_H
#define SVOD_CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct svod_transfer svod_transfer;
typedef struct svod_loop svod_loop;

// What became of a transfer: libcurl's numbers, as far as anybody acts on them.
enum {
    SVOD_CURL_OK = 0,
    SVOD_CURL_BAD_ADDRESS = 3,
    SVOD_CURL_NO_PROXY = 5,
    SVOD_CURL_NO_HOST = 6,
    SVOD_CURL_NO_CONNECTION = 7,
    SVOD_CURL_STRANGE_SERVER = 8,
    SVOD_CURL_DENIED = 9,
    SVOD_CURL_WRITE = 23,
    SVOD_CURL_TIMEOUT = 28,
    SVOD_CURL_TLS_CONNECT = 35,
    SVOD_CURL_SEND = 55,
    SVOD_CURL_CERTIFICATE = 60,
    SVOD_CURL_NO_TLS = 64,
    SVOD_CURL_LOGIN_DENIED = 67,
    SVOD_CURL_CA_FILE = 77,
};

// What a raw session answers to sending and receiving.
enum { SVOD_RAW_OK = 0, SVOD_RAW_AGAIN = 1, SVOD_RAW_CLOSED = 2 };

// Opens libcurl once for the process; false when it is not there, and svod_curl_trouble says why.
bool svod_curl_open(void);
const char *svod_curl_trouble(void);
// What a number of a result means, in libcurl's words.
const char *svod_curl_meaning(int code);

// A transfer to an address. NULL when there is no memory.
svod_transfer *svod_transfer_new(const char *url, const char *protocols);
void svod_transfer_free(svod_transfer *transfer);
void svod_transfer_times(svod_transfer *transfer, long connect_ms, long total_ms);
// `authorities` NULL: the system's. `required`: a plain protocol must turn to TLS.
void svod_transfer_tls(svod_transfer *transfer, bool verify, const char *authorities, bool required);
void svod_transfer_proxy(svod_transfer *transfer, const char *proxy);
// `token` instead of `password` for XOAUTH2.
void svod_transfer_login(svod_transfer *transfer, const char *user, const char *password, const char *token);
// Only connects; then svod_transfer_send and _receive speak.
void svod_transfer_connect_only(svod_transfer *transfer);
void svod_transfer_method(svod_transfer *transfer, const char *method);
bool svod_transfer_header(svod_transfer *transfer, const char *line);
// The body of a call or the text of a letter; the bytes are copied.
bool svod_transfer_body(svod_transfer *transfer, const void *bytes, size_t count, bool is_letter);
void svod_transfer_sender(svod_transfer *transfer, const char *address);
bool svod_transfer_recipient(svod_transfer *transfer, const char *address);
// The most that is taken of an answer.
void svod_transfer_limit(svod_transfer *transfer, size_t most);

// What came back.
long svod_transfer_status(svod_transfer *transfer);
const void *svod_transfer_received(const svod_transfer *transfer, size_t *count);
const void *svod_transfer_head(const svod_transfer *transfer, size_t *count);
bool svod_transfer_overflowed(const svod_transfer *transfer);
const char *svod_transfer_error(const svod_transfer *transfer);

// A raw session that is connected.
int svod_transfer_socket(svod_transfer *transfer);
int svod_transfer_send(svod_transfer *transfer, const void *bytes, size_t count, size_t *sent);
int svod_transfer_receive(svod_transfer *transfer, void *room, size_t size, size_t *got);

// What drives them.
svod_loop *svod_loop_new(void);
void svod_loop_free(svod_loop *loop);
bool svod_loop_add(svod_loop *loop, svod_transfer *transfer);
void svod_loop_remove(svod_loop *loop, svod_transfer *transfer);
// A socket to be watched by the next wait, to read and perhaps to write.
bool svod_loop_watch(svod_loop *loop, int socket, bool writes);
// Goes on with everything as far as it goes without waiting.
void svod_loop_perform(svod_loop *loop);
// Sleeps until something is to be done, svod_loop_wake is called or the time is over.
void svod_loop_wait(svod_loop *loop, int timeout_ms);
// The next transfer that is over; NULL when none is.
svod_transfer *svod_loop_finished(svod_loop *loop, int *code);
void svod_loop_wake(svod_loop *loop);

#endif

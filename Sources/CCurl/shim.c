#include "CCurl.h"
#include "libcurl.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    char *bytes;
    size_t count, room;
} buffer;

struct svod_transfer {
    CURL *easy;
    struct curl_slist *headers, *recipients;
    buffer body, head, received;
    size_t sent, most;
    bool overflowed;
    char error[CURL_ERROR_SIZE];
};

struct svod_loop {
    CURLM *multi;
    struct curl_waitfd *watched;
    size_t count, room;
};

// The first lines of an answer are enough for whoever reads why.
static const size_t head_limit = 64 * 1024;

static bool append(buffer *into, const void *bytes, size_t count) {
    if (into->room - into->count < count) {
        size_t room = into->room * 2 > into->count + count ? into->room * 2 : into->count + count;
        char *grown = realloc(into->bytes, room);
        if (!grown) return false;
        into->bytes = grown, into->room = room;
    }
    if (count) memcpy(into->bytes + into->count, bytes, count);
    into->count += count;
    return true;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    svod_transfer *transfer = context;
    size_t length = size * count;
    if (length > transfer->most - transfer->received.count) {
        transfer->overflowed = true;
        return 0;
    }
    return append(&transfer->received, bytes, length) ? length : 0;
}

static size_t take_head(char *bytes, size_t size, size_t count, void *context) {
    svod_transfer *transfer = context;
    size_t length = size * count;
    if (length <= head_limit - transfer->head.count) append(&transfer->head, bytes, length);
    return length;
}

static size_t give_body(char *room, size_t size, size_t count, void *context) {
    svod_transfer *transfer = context;
    size_t length = size * count, rest = transfer->body.count - transfer->sent;
    if (length > rest) length = rest;
    if (length) memcpy(room, transfer->body.bytes + transfer->sent, length);
    transfer->sent += length;
    return length;
}

static int rewind_body(void *context, curl_off_t offset, int origin) {
    svod_transfer *transfer = context;
    if (origin != SEEK_SET || offset < 0 || (size_t)offset > transfer->body.count) return CURL_SEEKFUNC_CANTSEEK;
    transfer->sent = (size_t)offset;
    return CURL_SEEKFUNC_OK;
}

bool svod_curl_open(void) { return svod_libcurl_open(); }
const char *svod_curl_trouble(void) { return svod_libcurl_error(); }
const char *svod_curl_meaning(int code) { return lib_curl_easy_strerror((CURLcode)code); }

svod_transfer *svod_transfer_new(const char *url, const char *protocols) {
    svod_transfer *transfer = calloc(1, sizeof *transfer);
    if (!transfer) return NULL;
    transfer->easy = lib_curl_easy_init();
    if (!transfer->easy) {
        free(transfer);
        return NULL;
    }
    transfer->most = 16 << 20;
    CURL *easy = transfer->easy;
    lib_curl_easy_setopt(easy, CURLOPT_URL, url);
    lib_curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocols);
    lib_curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    lib_curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    lib_curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 1L);
    lib_curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    lib_curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    lib_curl_easy_setopt(easy, CURLOPT_PROXY, "");
    lib_curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->error);
    lib_curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    lib_curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    lib_curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_head);
    lib_curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    return transfer;
}

void svod_transfer_free(svod_transfer *transfer) {
    if (!transfer) return;
    lib_curl_easy_cleanup(transfer->easy);
    lib_curl_slist_free_all(transfer->headers);
    lib_curl_slist_free_all(transfer->recipients);
    free(transfer->body.bytes);
    free(transfer->head.bytes);
    free(transfer->received.bytes);
    free(transfer);
}

void svod_transfer_times(svod_transfer *transfer, long connect_ms, long total_ms) {
    lib_curl_easy_setopt(transfer->easy, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
    lib_curl_easy_setopt(transfer->easy, CURLOPT_TIMEOUT_MS, total_ms);
    // The answers of a mail server, each.
    long answer_ms = total_ms ? total_ms : connect_ms;
    lib_curl_easy_setopt(transfer->easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, answer_ms / 1000 + 1);
}

void svod_transfer_tls(svod_transfer *transfer, bool verify, const char *authorities, bool required) {
    lib_curl_easy_setopt(transfer->easy, CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
    lib_curl_easy_setopt(transfer->easy, CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
    lib_curl_easy_setopt(transfer->easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (authorities) lib_curl_easy_setopt(transfer->easy, CURLOPT_CAINFO, authorities);
    if (required) lib_curl_easy_setopt(transfer->easy, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
}

void svod_transfer_proxy(svod_transfer *transfer, const char *proxy) {
    lib_curl_easy_setopt(transfer->easy, CURLOPT_PROXY, proxy);
    lib_curl_easy_setopt(transfer->easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
}

void svod_transfer_login(svod_transfer *transfer, const char *user, const char *password, const char *token) {
    lib_curl_easy_setopt(transfer->easy, CURLOPT_USERNAME, user);
    if (password) lib_curl_easy_setopt(transfer->easy, CURLOPT_PASSWORD, password);
    if (!token) return;
    lib_curl_easy_setopt(transfer->easy, CURLOPT_XOAUTH2_BEARER, token);
    lib_curl_easy_setopt(transfer->easy, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
}

void svod_transfer_connect_only(svod_transfer *transfer) {
    lib_curl_easy_setopt(transfer->easy, CURLOPT_CONNECT_ONLY, 1L);
    lib_curl_easy_setopt(transfer->easy, CURLOPT_FRESH_CONNECT, 1L);
}

void svod_transfer_method(svod_transfer *transfer, const char *method) {
    lib_curl_easy_setopt(transfer->easy, CURLOPT_CUSTOMREQUEST, method);
    if (strcmp(method, "HEAD") == 0) lib_curl_easy_setopt(transfer->easy, CURLOPT_NOBODY, 1L);
}

bool svod_transfer_header(svod_transfer *transfer, const char *line) {
    struct curl_slist *list = lib_curl_slist_append(transfer->headers, line);
    if (!list) return false;
    transfer->headers = list;
    lib_curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, list);
    return true;
}

bool svod_transfer_body(svod_transfer *transfer, const void *bytes, size_t count, bool is_letter) {
    if (!append(&transfer->body, bytes, count)) return false;
    CURL *easy = transfer->easy;
    if (!is_letter) {
        lib_curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
        lib_curl_easy_setopt(easy, CURLOPT_POSTFIELDS, count ? transfer->body.bytes : "");
        return true;
    }
    lib_curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    lib_curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, (curl_off_t)count);
    lib_curl_easy_setopt(easy, CURLOPT_READFUNCTION, give_body);
    lib_curl_easy_setopt(easy, CURLOPT_READDATA, transfer);
    lib_curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, rewind_body);
    lib_curl_easy_setopt(easy, CURLOPT_SEEKDATA, transfer);
    return true;
}

void svod_transfer_sender(svod_transfer *transfer, const char *address) {
    lib_curl_easy_setopt(transfer->easy, CURLOPT_MAIL_FROM, address);
}

bool svod_transfer_recipient(svod_transfer *transfer, const char *address) {
    struct curl_slist *list = lib_curl_slist_append(transfer->recipients, address);
    if (!list) return false;
    transfer->recipients = list;
    lib_curl_easy_setopt(transfer->easy, CURLOPT_MAIL_RCPT, list);
    return true;
}

void svod_transfer_limit(svod_transfer *transfer, size_t most) { transfer->most = most; }

long svod_transfer_status(svod_transfer *transfer) {
    long status = 0;
    lib_curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

const void *svod_transfer_received(const svod_transfer *transfer, size_t *count) {
    *count = transfer->received.count;
    return transfer->received.bytes;
}

const void *svod_transfer_head(const svod_transfer *transfer, size_t *count) {
    *count = transfer->head.count;
    return transfer->head.bytes;
}

bool svod_transfer_overflowed(const svod_transfer *transfer) { return transfer->overflowed; }
const char *svod_transfer_error(const svod_transfer *transfer) { return transfer->error; }

int svod_transfer_socket(svod_transfer *transfer) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (lib_curl_easy_getinfo(transfer->easy, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK) return -1;
    return socket == CURL_SOCKET_BAD ? -1 : (int)socket;
}

int svod_transfer_send(svod_transfer *transfer, const void *bytes, size_t count, size_t *sent) {
    switch (lib_curl_easy_send(transfer->easy, bytes, count, sent)) {
    case CURLE_OK: return SVOD_RAW_OK;
    case CURLE_AGAIN: return SVOD_RAW_AGAIN;
    default: return SVOD_RAW_CLOSED;
    }
}

int svod_transfer_receive(svod_transfer *transfer, void *room, size_t size, size_t *got) {
    switch (lib_curl_easy_recv(transfer->easy, room, size, got)) {
    case CURLE_OK: return *got ? SVOD_RAW_OK : SVOD_RAW_CLOSED;
    case CURLE_AGAIN: return SVOD_RAW_AGAIN;
    default: return SVOD_RAW_CLOSED;
    }
}

svod_loop *svod_loop_new(void) {
    svod_loop *loop = calloc(1, sizeof *loop);
    if (!loop) return NULL;
    loop->multi = lib_curl_multi_init();
    if (loop->multi) return loop;
    free(loop);
    return NULL;
}

void svod_loop_free(svod_loop *loop) {
    if (!loop) return;
    lib_curl_multi_cleanup(loop->multi);
    free(loop->watched);
    free(loop);
}

bool svod_loop_add(svod_loop *loop, svod_transfer *transfer) {
    return lib_curl_multi_add_handle(loop->multi, transfer->easy) == CURLM_OK;
}

void svod_loop_remove(svod_loop *loop, svod_transfer *transfer) {
    lib_curl_multi_remove_handle(loop->multi, transfer->easy);
}

bool svod_loop_watch(svod_loop *loop, int socket, bool writes) {
    if (loop->count == loop->room) {
        size_t room = loop->room ? loop->room * 2 : 8;
        struct curl_waitfd *grown = realloc(loop->watched, room * sizeof *grown);
        if (!grown) return false;
        loop->watched = grown, loop->room = room;
    }
    short events = CURL_WAIT_POLLIN | (writes ? CURL_WAIT_POLLOUT : 0);
    loop->watched[loop->count++] = (struct curl_waitfd){.fd = socket, .events = events};
    return true;
}

void svod_loop_perform(svod_loop *loop) {
    int running;
    lib_curl_multi_perform(loop->multi, &running);
}

void svod_loop_wait(svod_loop *loop, int timeout_ms) {
    int ready;
    lib_curl_multi_poll(loop->multi, loop->watched, (unsigned)loop->count, timeout_ms, &ready);
    loop->count = 0;
}

svod_transfer *svod_loop_finished(svod_loop *loop, int *code) {
    int waiting;
    for (CURLMsg *message; (message = lib_curl_multi_info_read(loop->multi, &waiting));) {
        if (message->msg != CURLMSG_DONE) continue;
        svod_transfer *transfer = NULL;
        *code = (int)message->data.result;
        lib_curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        return transfer;
    }
    return NULL;
}

void svod_loop_wake(svod_loop *loop) { lib_curl_multi_wakeup(loop->multi); }

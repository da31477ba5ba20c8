#define _GNU_SOURCE
#define SD_JOURNAL_SUPPRESS_LOCATION
#include "CSystemd.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include <systemd/sd-journal.h>

#define MAX_FIELDS 64

int svod_notify(const char *path, const char *text, size_t count) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof(address.sun_path)) return -EINVAL;
    memcpy(address.sun_path, path, length);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    if (path[0] == '@') address.sun_path[0] = 0;
    else size += 1;
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -errno;
    ssize_t sent = sendto(descriptor, text, count, MSG_NOSIGNAL, (struct sockaddr *)&address, size);
    int failure = sent < 0 ? -errno : 0;
    close(descriptor);
    return failure;
}

int svod_journal_send(const svod_field *fields, int count) {
    struct iovec vector[MAX_FIELDS];
    if (count > MAX_FIELDS) count = MAX_FIELDS;
    for (int index = 0; index < count; index++) {
        vector[index].iov_base = (void *)fields[index].bytes;
        vector[index].iov_len = fields[index].count;
    }
    return sd_journal_sendv(vector, count);
}

int svod_is_stream(int descriptor, uint64_t device, uint64_t inode) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return 0;
    return (uint64_t)status.st_dev == device && (uint64_t)status.st_ino == inode;
}

int svod_peer_of(int descriptor, svod_peer *peer) {
    struct ucred credentials;
    socklen_t size = sizeof(credentials);
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return -errno;
    peer->pid = credentials.pid;
    peer->uid = credentials.uid;
    peer->gid = credentials.gid;
    return 0;
}

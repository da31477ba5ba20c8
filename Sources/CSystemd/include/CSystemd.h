/// A flat face over what svod needs of systemd and the kernel: no header of either reaches Swift.
#ifndef SVOD_CSYSTEMD_H
#define SVOD_CSYSTEMD_H

#include <stddef.h>
#include <stdint.h>

/// One field of a journal entry: `NAME=value`, any bytes in the value.
typedef struct {
    const void *bytes;
    size_t count;
} svod_field;

/// The process at the other end of a Unix socket, as the kernel saw it when it connected (SO_PEERCRED).
typedef struct {
    int32_t pid;
    uint32_t uid;
    uint32_t gid;
} svod_peer;

/// Sends a notification (sd_notify(3)'s protocol) to the datagram socket at `path`; a path that begins with '@' is
/// an abstract one. Returns 0, or -errno.
int svod_notify(const char *path, const char *text, size_t count);

/// Hands an entry to journald. Returns 0, or -errno.
int svod_journal_send(const svod_field *fields, int count);

/// Whether `descriptor` is the stream that JOURNAL_STREAM names as `device:inode` (systemd.exec(5)).
int svod_is_stream(int descriptor, uint64_t device, uint64_t inode);

/// Fills `peer` for the connected Unix socket `descriptor`. Returns 0, or -errno.
int svod_peer_of(int descriptor, svod_peer *peer);

#endif

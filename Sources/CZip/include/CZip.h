// A flat face of libzip: reads the entries of an archive as streams, and writes archives. No name of an entry is ever used as
// a path here.
#ifndef SVOD_CZIP_H
#define SVOD_CZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct svod_zip svod_zip;
typedef struct svod_zip_entry svod_zip_entry;

typedef struct {
    const char *name;     // UTF-8, valid while the archive is open
    uint64_t size;        // unpacked, as the archive says
    uint64_t packed;
    bool is_readable;     // neither encrypted nor packed otherwise than by deflate
} svod_zip_info;

// Opens an archive to read: a file, or bytes that stay valid until it is closed. NULL with a reason in `trouble`.
svod_zip *svod_zip_open(const char *path, char *trouble, size_t room);
svod_zip *svod_zip_open_bytes(const void *bytes, size_t count, char *trouble, size_t room);
// Closes it without writing.
void svod_zip_close(svod_zip *zip);
int64_t svod_zip_count(const svod_zip *zip);
bool svod_zip_stat(svod_zip *zip, int64_t index, svod_zip_info *info);
// What went wrong last with the archive.
const char *svod_zip_error(svod_zip *zip);

// An entry's bytes, unpacked as they are read. Close it before its archive.
svod_zip_entry *svod_zip_entry_open(svod_zip *zip, int64_t index);
// Reads up to `room` bytes; 0 at the end (the checksum was right), -1 on a fault.
int64_t svod_zip_entry_read(svod_zip_entry *entry, void *bytes, size_t room);
void svod_zip_entry_close(svod_zip_entry *entry);

// Makes a new archive at `path`; a file that is there is refused.
svod_zip *svod_zip_create(const char *path, char *trouble, size_t room);
// Adds an entry; the bytes are copied.
bool svod_zip_add(svod_zip *zip, const char *name, const void *bytes, size_t count);
// Writes the archive and closes it. False: nothing was written, and the archive is closed all the same.
bool svod_zip_finish(svod_zip *zip, char *trouble, size_t room);

#endif

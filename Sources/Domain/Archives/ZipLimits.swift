/// How much of an archive is read before it is refused.
package struct ZipLimits: Hashable, Sendable {
    /// Entries of the archive.
    package var entries: Int
    /// Bytes of one entry, unpacked.
    package var entry: Int
    /// Bytes of all entries that are read, unpacked.
    package var total: Int
    /// How many times larger than packed an entry may become, once it has more than ``free`` bytes. Deflate gives
    /// 1,032 at most; sheets of repeated rows give 60.
    package var ratio: Int
    /// Bytes to which the ratio does not apply.
    package var free: Int

    /// Creates limits.
    package init(
        entries: Int = 4096,
        entry: Int = 2 << 30,
        total: Int = 4 << 30,
        ratio: Int = 300,
        free: Int = 16 << 20
    ) {
        self.entries = entries
        self.entry = entry
        self.total = total
        self.ratio = ratio
        self.free = free
    }
}

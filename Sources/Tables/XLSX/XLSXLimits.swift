package import Domain

/// How much of a workbook is read before it is refused.
package struct XLSXLimits: Hashable, Sendable {
    /// What holds for the archive.
    package var archive: ZipLimits
    /// Bytes of the texts that cells share.
    package var sharedText: Int
    /// Bytes of one cell's text.
    package var text: Int

    /// Creates limits.
    package init(archive: ZipLimits = ZipLimits(), sharedText: Int = 512 << 20, text: Int = 1 << 20) {
        self.archive = archive
        self.sharedText = sharedText
        self.text = text
    }
}

/// How far the import of a file of past years is.
package struct HistoryProgress: Hashable, Sendable {
    /// Bytes of the file that were read; of an archive, what of it is unpacked.
    package var bytes: Int64 = 0
    /// Bytes of the file; nil for an archive, whose entries are of any size.
    package var size: Int64?
    /// Documents taken, those before a stop included.
    package var documents = 0
    /// Documents refused, with the reason in the exchange's log.
    package var refused = 0
}

import CGMime

/// Unpacks what Outlook packs into `winmail.dat` when it takes the other side for Outlook (MS-OXTNEF).
enum WinmailReader {
    /// No more files are taken out of one.
    static let limit = 50

    /// The files of a `winmail.dat`; none when it is none.
    static func read(_ bytes: [UInt8], keepsFiles: Bool) -> [LetterAttachment] {
        guard let tnef = bytes.withUnsafeBytes({ svod_tnef_new($0.baseAddress, $0.count) }) else { return [] }
        defer { svod_tnef_free(tnef) }
        return (0..<min(svod_tnef_count(tnef), limit)).compactMap { index in
            var (count, length) = (0, 0)
            let name = svod_tnef_name(tnef, index, &length).map { start in
                Charset.decode(ArraySlice(UnsafeRawBufferPointer(start: start, count: length)), charset: nil)
            }
            guard let data = svod_tnef_data(tnef, index, &count), count > 0, count <= bytes.count else { return nil }
            let content = keepsFiles ? Array(UnsafeRawBufferPointer(start: data, count: count)) : nil
            var file = LetterAttachment(
                sentName: name,
                type: "application/octet-stream",
                size: count,
                bytes: content,
                isInline: false
            )
            file.isUnpacked = true
            return file
        }
    }
}

/// Puts the text of a field together. Bytes of encoded words of one charset that follow each other are decoded at once,
/// since programs cut characters in two.
struct HeaderWords {
    private let charset: String?
    private var result = ""
    private var pending: [UInt8] = []
    private var pendingCharset = ""
    private var isAfterWord = false

    init(charset: String?) { self.charset = charset }

    /// Adds what stands outside of encoded words. White space between two of them is no part of the text.
    mutating func addPlain(_ bytes: ArraySlice<UInt8>, isBetween: Bool) {
        if isBetween, isAfterWord, bytes.allSatisfy({ $0 == 0x20 || $0 == 9 }) { return }
        guard !bytes.isEmpty else { return }
        flush()
        isAfterWord = false
        result += Charset.decode(bytes, charset: charset)
    }

    /// Adds an encoded word.
    mutating func add(_ word: EncodedWord) {
        let name = word.charset.lowercased()
        if name != pendingCharset { flush() }
        pendingCharset = name
        pending += word.bytes
        isAfterWord = true
    }

    /// The text.
    mutating func finish() -> String {
        flush()
        return result
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        result += Charset.decode(pending[...], charset: pendingCharset)
        pending = []
    }
}

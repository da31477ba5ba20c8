/// The words of a name, folded as a text is.
enum FoldedKeyWords {
    /// The words of a name, in order.
    static func of(_ name: String) -> [String] {
        let text = FoldedText(name)
        return FanTokens.of(text.units).filter { $0.kind == .word || $0.kind == .number }.map {
            String(decoding: text.units[$0.range], as: UTF16.self)
        }
    }
}

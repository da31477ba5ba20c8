/// Markup in a text that ought to be plain: a form's field or a letter whose HTML was shown as it is.
extension FoldedText {
    /// Takes out tags and writes entities as what they mean. An address in angle brackets stays.
    mutating func removeMarkup() {
        var units: [UInt16] = []
        var offsets: [Int32] = []
        units.reserveCapacity(self.units.count)
        offsets.reserveCapacity(self.offsets.count)
        var index = 0
        while index < self.units.count {
            if let (end, unit) = tag(at: index) ?? entity(at: index) {
                units.append(unit)
                offsets.append(self.offsets[index])
                index = end
            } else {
                units.append(self.units[index])
                offsets.append(self.offsets[index])
                index += 1
            }
        }
        if let last = self.offsets.last { offsets.append(last) }
        replace(units: units, offsets: offsets)
    }

    /// The tag that begins at `start`: where it ends and what stands for it.
    private func tag(at start: Int) -> (end: Int, unit: UInt16)? {
        guard units[start] == 0x3C else { return nil }
        var index = start + 1
        if index < units.count, units[index] == 0x2F { index += 1 }
        var name = ""
        while index < units.count, let scalar = Unicode.Scalar(units[index]), scalar.isASCII, scalar.value >= 0x61,
            scalar.value <= 0x7A, name.utf8.count < 8
        {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard Self.tags.contains(name) else { return nil }
        guard let close = units[index...].prefix(400).firstIndex(of: 0x3E) else { return nil }
        return (close + 1, Self.lineTags.contains(name) ? 0x0A : 0x20)
    }

    private func entity(at start: Int) -> (end: Int, unit: UInt16)? {
        guard units[start] == 0x26 else { return nil }
        guard let close = units[start...].prefix(9).firstIndex(of: 0x3B) else { return nil }
        let name = String(decoding: units[(start + 1)..<close], as: UTF16.self)
        if let unit = Self.entities[name] { return (close + 1, unit) }
        if name.hasPrefix("#"), let value = UInt16(name.dropFirst()) { return (close + 1, value) }
        return nil
    }

    private static let tags: Set<String> = [
        "a", "b", "i", "u", "p", "br", "hr", "td", "tr", "th", "table", "tbody", "thead", "div", "span", "font", "html",
        "body", "head", "style", "li", "ul", "ol", "pre", "em", "strong", "small", "h", "img", "o",
    ]
    private static let lineTags: Set<String> = ["p", "br", "hr", "tr", "div", "li", "table"]
    private static let entities: [String: UInt16] = [
        "nbsp": 0x20, "amp": 0x26, "quot": 0x22, "laquo": 0x22, "raquo": 0x22, "lt": 0x3C, "gt": 0x3E, "mdash": 0x2D,
        "ndash": 0x2D, "shy": 0x20, "apos": 0x27,
    ]
}

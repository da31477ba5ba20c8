/// Latin letters without their accents.
enum LatinBase {
    /// The letter beneath an accented one ("é" → "e"), or nil when there is none.
    static func letter(of scalar: Unicode.Scalar) -> String? {
        let lower = scalar.properties.lowercaseMapping
        guard let one = lower.unicodeScalars.first, lower.unicodeScalars.count == 1 else { return nil }
        return letters[one]
    }

    private static let letters: [Unicode.Scalar: String] = {
        let rows = [
            "a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęěẹẻẽếềểễệ", "g": "ĝğġģ",
            "h": "ĥħ", "i": "ìíîïĩīĭįıỉị", "j": "ĵ", "k": "ķ", "l": "ĺļľŀ", "n": "ñńņň", "o": "òóôõöōŏőơọỏốồổỗộớờởỡợ",
            "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűųưụủứừửữự", "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżž",
        ]
        var letters: [Unicode.Scalar: String] = [:]
        for (plain, accented) in rows {
            for scalar in accented.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}

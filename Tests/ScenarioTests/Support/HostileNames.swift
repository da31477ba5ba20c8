/// Names that a caller's telephone may give itself.
enum HostileNames {
    static let all = [
        "<script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\">",
        "\"><svg onload=window.pwned=1>'; DROP TABLE lead; --",
        "\u{1B}[31mred\u{7}\u{8}\u{1}end",
        "👩‍👩‍👧‍👦 Ольга \u{202E}gnp.txe\u{202C} 🔥",
        String(repeating: "Очень длинное имя ", count: 560),
        "ООО Двери\r\nEvent: Hangup\r\nX-Cause: 16",
        "{{page.csrf}} ${window.pwned=1} %s %n \\",
    ]

    /// Whether what is shown of `name` is its text, and nothing of it took effect: control characters are gone or
    /// replaced, and it is no longer than a name can be.
    static func isHarmless(_ shown: String, of name: String) -> Bool {
        let isClean = shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        return isClean && shown.count <= 500 && plain(shown).hasPrefix(plain(name).prefix(8))
    }

    /// The printable characters of the first line.
    private static func plain(_ text: String) -> String {
        let line = text.unicodeScalars.prefix { $0 != "\r" && $0 != "\n" }
        return String(String.UnicodeScalarView(line.filter { $0.value >= 0x20 && $0 != "\u{FFFD}" }))
    }
}

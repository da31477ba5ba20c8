/// What was meant when a word was typed in the other keyboard layout: `ghbdtn` is `привет`, `руддщ` is `hello`.
package enum KeyboardLayout {
    /// `text` as the same keys would have typed it in the other layout, or nil when no key of it differs.
    package static func other(_ text: String) -> String? {
        let map = text.unicodeScalars.contains { (0x400...0x45F).contains($0.value) } ? toLatin : toCyrillic
        let typed = String(text.lowercased().map { map[$0] ?? $0 })
        return typed == text.lowercased() ? nil : typed
    }

    private static let latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>"
    private static let cyrillic = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю"

    private static let toCyrillic = Dictionary(zip(latin, cyrillic)) { first, _ in first }
    private static let toLatin = Dictionary(zip(cyrillic, latin)) { first, _ in first }
}

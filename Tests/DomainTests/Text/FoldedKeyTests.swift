import Domain
import Testing

@Suite struct FoldedKeyTests {
    @Test(arguments: [
        ("Ёлкин", "елкин"), ("  ООО «Ромашка-Плюс» ", "ооо ромашка плюс"), ("Müller & Söhne", "muller sohne"),
        ("STRASSE ß", "strasse ss"), ("Й", "й"), ("e\u{301}", "e"), ("№5", "5"), ("", ""), ("«»", ""), ("Łódź", "lodz"),
    ])
    func folds(_ text: String, _ key: String) { #expect(FoldedKey.of(text) == key) }

    @Test func isBounded() { #expect(FoldedKey.of(String(repeating: "я", count: 10_000)).count == FoldedKey.longest) }

    @Test(arguments: [
        ("ghbdtn", "привет"), ("руддщ", "hello"), ("Bdfyjd", "иванов"), ("123", nil),
    ])
    func otherLayout(_ typed: String, _ meant: String?) {
        #expect(KeyboardLayout.other(typed) == meant)
    }
}

import Domain
import Testing

/// Numbers of documents, as they are compared.
@Suite struct DocumentNumberTests {
    @Test(
        arguments: [
            ("УТ-00001024", "YT-1024", "1024"), ("ут00001024", "YT-1024", "1024"), ("YT-1024", "YT-1024", "1024"),
            ("0000-001024", "1024", "1024"), ("19-685", "19-685", "685"), ("1024/23", "1024-23", "1024"),
            ("7", "7", "7"), ("12-А", "12-A", "12"), (" №  15 ", "15", "15"),
        ]
    )
    func numbersAreFolded(_ text: String, _ whole: String, _ tail: String) {
        #expect(DocumentNumber(text)?.whole == whole)
        #expect(DocumentNumber(text)?.tail == tail)
    }

    @Test(arguments: ["", "без номера", "000", "№"])
    func whatHasNoNumberIsNone(_ text: String) { #expect(DocumentNumber(text) == nil) }
}

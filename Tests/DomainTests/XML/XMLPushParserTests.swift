import Domain
import Testing

@Suite struct XMLPushParserTests {
    /// Writes down what it is given.
    final class Notes: XMLReceiver {
        var lines: [String] = []
        var bytes: [UInt8] = []

        func start(_ name: String, space: String?, _ attributes: XMLAttributes) {
            flush()
            let list = attributes.all.map { " \($0.space.map { "{\($0)}" } ?? "")\($0.name)=\($0.value)" }.joined()
            lines.append("<\(space.map { "{\($0)}" } ?? "")\(name)\(list)>")
        }

        func end(_ name: String, space: String?) {
            flush()
            lines.append("</\(name)>")
        }

        func text(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }

        private func flush() {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains(where: { !$0.isWhitespace }) { lines.append(text) }
            bytes = []
        }
    }

    static let document = """
        <?xml version="1.0" encoding="UTF-8"?>
        <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_210" xmlns:x="urn:x" ВерсияСхемы="2.10" x:k="a&amp;&#x416;">
          <Документ><Ид>№ &lt;7&gt;</Ид><![CDATA[<сырой>]]></Документ><!-- нет --><?и нет?>
        </КоммерческаяИнформация>
        """

    static func notes(_ text: String, limits: XMLLimits = XMLLimits(), cut: Int? = nil) throws -> [String] {
        let notes = Notes()
        let parser = try XMLPushParser(receiver: notes, limits: limits)
        let bytes = Array(text.utf8)
        try bytes[..<(cut ?? bytes.count)].withUnsafeBytes(parser.feed)
        try bytes[(cut ?? bytes.count)...].withUnsafeBytes(parser.feed)
        try parser.finish()
        return notes.lines
    }

    static func refusal(_ text: String, limits: XMLLimits = XMLLimits()) -> SvodError? {
        #expect(throws: SvodError.self) { try notes(text, limits: limits) }
    }

    @Test func readsElementsTextsAndNamespaces() throws {
        #expect(
            try Self.notes(Self.document) == [
                "<{urn:1C.ru:commerceml_210}КоммерческаяИнформация ВерсияСхемы=2.10 {urn:x}k=a&Ж>",
                "<{urn:1C.ru:commerceml_210}Документ>", "<{urn:1C.ru:commerceml_210}Ид>", "№ <7>", "</Ид>", "<сырой>",
                "</Документ>", "</КоммерческаяИнформация>",
            ]
        )
    }

    @Test func readsTheSameCutAtEveryByte() throws {
        let whole = try Self.notes(Self.document)
        for cut in 0...Self.document.utf8.count {
            #expect(try Self.notes(Self.document, cut: cut) == whole, "cut at \(cut)")
        }
    }

    @Test func whatEndsTooSoonIsRefused() {
        let bytes = Array(Self.document.utf8)
        for end in 0..<(bytes.count - 1) {
            #expect(throws: SvodError.self, "ended at \(end)") {
                try Self.notes(String(decoding: bytes[..<end], as: UTF8.self))
            }
        }
    }

    @Test func windows1251IsReadAsItSays() throws {
        let notes = Notes()
        let parser = try XMLPushParser(receiver: notes)
        let head = Array("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>".utf8)
        try (head + [0xCF, 0xF0, 0xE8] + Array("</a>".utf8)).withUnsafeBytes(parser.feed)
        try parser.finish()
        #expect(notes.lines == ["<a>", "При", "</a>"])
    }

    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]><a>&d;</a>",
    ])
    func aDocumentTypeIsRefused(_ text: String) {
        #expect(Self.refusal(text)?.message == "XML line 1: a document type declaration is not accepted")
    }

    @Test(arguments: [
        "<a>&nbsp;</a>", "<a><b></a>", "<a", "", "a", "<a/><b/>", "<a x=1/>", "<a x='1' x='2'/>", "<a>\u{1}</a>",
    ])
    func whatIsNotWellFormedIsRefused(_ text: String) {
        #expect(Self.refusal(text)?.code == .invalidInput)
    }

    @Test func limitsHold() {
        let deep = String(repeating: "<a>", count: 20) + String(repeating: "</a>", count: 20)
        #expect(
            Self.refusal(deep, limits: XMLLimits(depth: 10))?.message
                == "XML line 1: elements are nested more than 10 deep"
        )
        let wide = "<a " + (0..<20).map { "b\($0)=\"\"" }.joined(separator: " ") + "/>"
        #expect(Self.refusal(wide, limits: XMLLimits(attributes: 10))?.code == .invalidInput)
        let long = "<a>" + String(repeating: "x", count: 100_000) + "</a>"
        #expect(Self.refusal(long, limits: XMLLimits(bytes: 50_000))?.code == .limitExceeded)
    }

    @Test func whatTheReceiverThrowsComesBack() throws {
        final class Thrower: XMLReceiver {
            func start(_ name: String, space: String?, _ attributes: XMLAttributes) throws {
                throw SvodError(.denied, "not this one")
            }
            func end(_ name: String, space: String?) {}
            func text(_ bytes: UnsafeRawBufferPointer) {}
        }
        let thrower = Thrower()
        let parser = try XMLPushParser(receiver: thrower)
        let error = #expect(throws: SvodError.self) { try Array("<a>\n<b/></a>".utf8).withUnsafeBytes(parser.feed) }
        #expect(error?.code == .denied)
    }
}

import Intake
import Testing

@Suite struct URLEncodedParserTests {
    private func read(_ text: String, cut: Int = 0, limits: FormLimits = FormLimits()) throws -> SubmittedForm {
        var parser = URLEncodedParser(limits: limits)
        let bytes = Array(text.utf8)
        try parser.feed(bytes[..<cut])
        try parser.feed(bytes[cut...])
        return try parser.finish()
    }

    @Test func itReadsTheSameCutAtEveryByte() throws {
        let text = "name=%D0%98%D0%B2%D0%B0%D0%BD+%D0%98.&phone=%2B7(921)5550101&&note=50%25%zz%4&empty=&%C8%EC%FF=%C8"
        let expected = [
            FormField("name", "Иван И."), FormField("phone", "+7(921)5550101"), FormField("note", "50%%zz%4"),
            FormField("empty", ""), FormField("Имя", "И"),
        ]
        for cut in 0...text.utf8.count { #expect(try read(text, cut: cut).fields == expected, "cut at \(cut)") }
    }

    @Test func limitsHold() throws {
        let many = (0..<200).map { "f\($0)=x" }.joined(separator: "&")
        #expect { try read(many) } throws: { ($0 as? IntakeFault)?.reason == "too_many_parts" }
        #expect { try read("a=" + String(repeating: "x", count: 70_000)) } throws: {
            ($0 as? IntakeFault)?.reason == "value_too_long" && ($0 as? IntakeFault)?.field == "a"
        }
        #expect { try read(String(repeating: "x", count: 300_000)) } throws: { ($0 as? IntakeFault)?.status == 413 }
    }
}

import Intake
import Testing

@Suite struct MultipartParserTests {
    private static let boundary = "----WebKitFormBoundaryX"
    private static let body = [
        "preamble", "------WebKitFormBoundaryX", #"Content-Disposition: form-data; name="имя""#, "", "Иван",
        "------WebKitFormBoundaryX", #"content-disposition: form-data; name="note""#, "",
        "две", "строки", "------WebKitFormBoundaryXY не граница", "конец",
        "------WebKitFormBoundaryX", #"Content-Disposition: form-data; name="file"; filename="..\..\смета.pdf""#,
        "Content-Type: application/pdf", "", "%PDF\u{01}\r", "------WebKitFormBoundaryX",
        #"Content-Disposition: form-data; name="empty"; filename="""#, "Content-Type: application/octet-stream", "", "",
        "------WebKitFormBoundaryX--", "epilogue",
    ].joined(separator: "\r\n")

    private func read(_ body: [UInt8], in pieces: [Int], limits: FormLimits = FormLimits()) throws -> SubmittedForm {
        var parser = MultipartParser(boundary: Self.boundary, limits: limits)
        var start = 0
        for end in pieces + [body.count] {
            try parser.feed(body[start..<end])
            start = end
        }
        return try parser.finish()
    }

    private let expected = SubmittedForm(
        fields: [
            FormField("имя", "Иван"),
            FormField("note", "две\r\nстроки\r\n------WebKitFormBoundaryXY не граница\r\nконец"),
        ],
        files: [FormFile(field: "file", name: "смета.pdf", type: "application/pdf", bytes: Array("%PDF\u{01}\r".utf8))]
    )

    @Test func itReadsTheSameCutAtEveryByte() throws {
        let body = Array(Self.body.utf8)
        for cut in 0...body.count { #expect(try read(body, in: [cut]) == expected, "cut at \(cut)") }
        #expect(try read(body, in: Array(1..<body.count)) == expected)
    }

    @Test("At its limits, a form is what it is in however many pieces it comes", arguments: 0..<4)
    func limitsHoldForPieces(_ more: Int) throws {
        let head = #"Content-Disposition: form-data; name="a""#
        var limits = FormLimits()
        limits.partHeader = head.utf8.count + 2 - more % 2
        let blanks = String(repeating: " ", count: 254 + more)
        let lines = [
            "--\(Self.boundary)", head, "", "x\r\n--\(Self.boundary)\(blanks)", "y", "--\(Self.boundary)--", "",
        ]
        let body = Array(lines.joined(separator: "\r\n").utf8)
        let whole = try? read(body, in: [], limits: limits)
        #expect((whole != nil) == (more == 2))
        for cut in 0...body.count { #expect((try? read(body, in: [cut], limits: limits)) == whole, "cut at \(cut)") }
        #expect((try? read(body, in: Array(1..<body.count), limits: limits)) == whole)
    }

    @Test func aBodyThatEndsAnywhereBeforeItsLastBoundaryIsRefused() throws {
        let body = Array(Self.body.utf8)
        let end = Array(Self.body.components(before: "------WebKitFormBoundaryX--").utf8).count
        for count in 0..<(end + "------WebKitFormBoundaryX--".utf8.count) {
            #expect(throws: IntakeFault.self) { try read(Array(body[..<count]), in: []) }
        }
    }

    @Test func linesMayEndWithLFAlone() throws {
        let body = Self.body.replacing("\r\n", with: "\n")
        let form = try read(Array(body.utf8), in: [])
        #expect(form.value("имя") == "Иван")
        #expect(form.files.map(\.name) == ["смета.pdf"])
    }

    @Test(arguments: [
        (#"a"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82.xlsx; filename="x""#, "счёт.xlsx"),
        (#"a"; filename="/etc/passwd""#, "passwd"), (#"a"; filename=".htaccess""#, "htaccess"),
        (#"a"; filename="a%22b.txt""#, "a\"b.txt"), (#"a"; filename="a\"b.txt""#, "a\"b.txt"),
        (#"a"; filename="..""#, "file"), ("a\"; filename=\"gpj\u{202E}.exe\"", "gpj.exe"),
    ])
    func namesOfFilesAreMadeSafe(_ header: String, _ name: String) throws {
        let body =
            "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(header)\r\n\r\nx\r\n--\(Self.boundary)--"
        #expect(try read(Array(body.utf8), in: []).files.first?.name == name)
    }

    @Test func windows1251IsReadWhereItIsNoUTF8() throws {
        let head = Array("--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n".utf8)
        let tail = Array("\r\n--\(Self.boundary)--\r\n".utf8)
        #expect(try read(head + [0xC8, 0xE2, 0xE0, 0xED] + tail, in: []).value("name") == "Иван")
    }

    @Test func tenThousandPartsAreRefusedBeforeTheyAreRead() throws {
        let part = "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        let body = Array(String(repeating: part, count: 10_000).utf8)
        #expect { try read(body, in: []) } throws: { ($0 as? IntakeFault)?.reason == "too_many_parts" }
    }

    @Test(arguments: [
        ("name_too_long", #"Content-Disposition: form-data; name="\#(String(repeating: "n", count: 300))""#, "x"),
        ("value_too_long", #"Content-Disposition: form-data; name="a""#, String(repeating: "x", count: 70_000)),
        ("part_header", "X: \(String(repeating: "x", count: 9000))", "x"),
        ("malformed", "Content-Disposition: attachment", "x"),
        ("transfer_encoding", "Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64", "eA=="),
    ])
    func whatIsTooMuchNamesItsReason(_ reason: String, _ header: String, _ value: String) throws {
        let body = "--\(Self.boundary)\r\n\(header)\r\n\r\n\(value)\r\n--\(Self.boundary)--"
        #expect { try read(Array(body.utf8), in: [10]) } throws: { ($0 as? IntakeFault)?.reason == reason }
    }

    @Test func anEndlessHeaderAndAnEndlessBodyEnd() throws {
        var parser = MultipartParser(boundary: "b")
        #expect { try parser.feed(Array("--b\r\n".utf8) + Array(repeating: 0x61, count: 10_000)) } throws: {
            ($0 as? IntakeFault)?.reason == "part_header"
        }
        var limits = FormLimits()
        limits.body = 1000
        #expect { try read(Array(Self.body.utf8) + Array(repeating: 0, count: 1000), in: [], limits: limits) } throws: {
            // What stands behind the last boundary is never read, so only what comes in one piece with it counts.
            ($0 as? IntakeFault)?.status == 413
        }
    }
}

extension String {
    fileprivate func components(before mark: String) -> String {
        range(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }

    private func range(of mark: String) -> Range<String.Index>? { ranges(of: mark).first }
}

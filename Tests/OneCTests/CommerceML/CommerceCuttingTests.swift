import Domain
import OneC
import Testing

@Suite struct CommerceCuttingTests {
    @Test(arguments: CommerceReaderTests.fixtures, [1, 2, 3, 7, 64, 1000])
    func everyChunkingReadsTheSame(_ name: String, _ piece: Int) throws {
        let bytes = try Commerce.fixture(name)
        let whole = try Commerce.read(bytes)
        let pieces = try Commerce.read(bytes, piece: piece)
        #expect("\(pieces.items)" == "\(whole.items)")
        #expect(pieces.error == nil && whole.error == nil)
    }

    @Test(arguments: CommerceReaderTests.fixtures)
    func aFileCutAtAnyByteKeepsWhatIsWhole(_ name: String) throws {
        let bytes = try Commerce.fixture(name)
        let whole = Commerce.documents(in: try Commerce.read(bytes).items)
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: ">")))
        var most = 0
        for cut in 0...end {
            let (items, error) = try Commerce.read(Array(bytes[..<cut]))
            #expect(error?.code == .invalidInput, "cut at \(cut)")
            let documents = Commerce.documents(in: items)
            // Nothing appears that the whole file does not have, and nothing of it is half.
            for document in documents where !whole.contains(document) {
                let twin = whole.first { $0.id == document.id }
                #expect(twin?.sum == document.sum && twin?.lines == document.lines, "cut at \(cut): \(document.id)")
            }
            #expect(documents.count >= most)
            most = max(most, documents.count)
        }
        #expect(most == whole.count)
    }

    @Test(arguments: CommerceReaderTests.fixtures)
    func aCutFileIsSaidToEndInTheMiddle(_ name: String) throws {
        let bytes = try Commerce.fixture(name)
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: "<")))
        // Behind the begin tag of the outermost element.
        let start = try #require(
            bytes.indices.first { bytes[$0] == UInt8(ascii: ">") && bytes[$0 - 1] != UInt8(ascii: "?") }
        )
        var known: (open: String, refused: [String?]) = ("", [])
        for cut in (start + 1)...(end + 5) {
            let (items, error) = try Commerce.read(Array(bytes[..<cut]), piece: 4096)
            let message = error?.message ?? ""
            #expect(
                error?.code == .invalidInput && message.contains("the file ends in the middle of <"),
                "cut at \(cut): \(message)"
            )
            #expect(message.hasPrefix("line "), "cut at \(cut): \(message)")
            // What is named is refused.
            let refused = Commerce.refusals(in: items)
            let isNamed = refused.contains {
                message.contains("<\($0.element)>") && message.contains("begins on line \($0.line)")
            }
            #expect(isNamed == message.contains("begins on line"), "cut at \(cut): \(message)")
            known = (message, refused.filter { $0.reason.contains("breaks off") }.map(\.id))
        }
        #expect(known.open.contains("<КоммерческаяИнформация>") && known.refused.isEmpty)
    }

    @Test func whatIsWrongBeforeTheEndIsNotCalledACut() throws {
        for text in ["<a/>x", "<a></b>", "<a>&e;</a>", "<a b></a>", "<a>\u{1}</a>"] {
            let (_, error) = try Commerce.read("<КоммерческаяИнформация>\(text)</КоммерческаяИнформация><")
            #expect(error?.message.contains("ends in the middle") == false, "\(text): \(String(describing: error))")
        }
        // Rootless beginnings are no CommerceML at all.
        for text in ["", "1C", "<?xml version='1.0'", "<Комм"] {
            #expect(try Commerce.read(text).error?.message.contains("not well-formed") == true, "\(text)")
        }
    }

    @Test(arguments: [1, 7, 1000]) func prefixesMakeNoDifference(_ piece: Int) throws {
        let text = """
            <c:КоммерческаяИнформация xmlns:c="urn:1C.ru:commerceml_210" xmlns:x="urn:x" c:ВерсияСхемы="2.10" x:Своё="да">
            <c:Документ><c:Ид>1</c:Ид><x:Поле x:вид="2">3</x:Поле></c:Документ></c:КоммерческаяИнформация>
            """
        let (items, error) = try Commerce.read(Array(text.utf8), piece: piece)
        #expect(error == nil)
        let document = try #require(Commerce.documents(in: items).first)
        #expect(document.id == "1" && document.others.map(\.name) == ["Поле"])
        #expect(document.others.first?.attributes.map(\.name) == ["вид"] && document.others.first?.text == "3")
        guard case .header(let header)? = items.first else {
            Issue.record("no header")
            return
        }
        #expect(header.namespace == "urn:1C.ru:commerceml_210" && header.schemaVersion == "2.10")
        #expect(header.attributes.map(\.name) == ["Своё"])
    }

    static let lies: [(String, [UInt8])] = [
        ("utf-8", [UInt8]("<?xml version=\"1.0\" encoding=\"windows-1251\"?>".utf8)),
        ("mark", [0xEF, 0xBB, 0xBF] + [UInt8]("<?xml version=\"1.0\" encoding='Windows-1251'?>".utf8)),
        ("mark alone", [0xEF, 0xBB, 0xBF]),
    ]

    @Test(arguments: lies) func theBytesCountForMoreThanTheDeclaration(_ name: String, _ head: [UInt8]) throws {
        let body = "<КоммерческаяИнформация><Документ><Ид>ё</Ид></Документ></КоммерческаяИнформация>"
        for piece in [1, 5, .max] {
            let (items, error) = try Commerce.read(head + [UInt8](body.utf8), piece: piece)
            #expect(error == nil)
            #expect(Commerce.documents(in: items).map(\.id) == ["ё"])
        }
    }

    @Test func windows1251IsReadThoughUTF8IsDeclared() throws {
        var bytes = try Commerce.fixture("ut-requisites.xml")
        let declaration = [UInt8]("windows-1251".utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: declaration) })
        bytes.replaceSubrange(place..<place + declaration.count, with: [UInt8]("utf-8".utf8))
        let (items, error) = try Commerce.read(bytes, piece: 10)
        #expect(error == nil)
        #expect(Commerce.documents(in: items).first?.status == "К обеспечению")
    }

    @Test(arguments: [true, false]) func readsUTF16(_ isLittle: Bool) throws {
        let text =
            "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><КоммерческаяИнформация><Документ><Ид>№1</Ид></Документ></КоммерческаяИнформация>"
        let bytes = text.utf16.flatMap { unit in
            isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        let (items, error) = try Commerce.read(bytes, piece: 3)
        #expect(error == nil)
        #expect(Commerce.documents(in: items).map(\.id) == ["№1"])
    }
}

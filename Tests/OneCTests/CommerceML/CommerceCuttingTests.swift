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

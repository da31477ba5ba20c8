import Foundation
import Testing

@testable import Sheets
@testable import Tables

@Suite struct SheetDecoderTests {
    static let text = "Имя;Сумма\r\nОльга «Ромашка» №5 – 😀;10 €\r\n"

    static func encoded(_ encoding: SheetEncoding, mark: Bool) -> [UInt8] {
        switch encoding {
        case .utf8: (mark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
        case .utf16: (mark ? [0xFF, 0xFE] : []) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: (mark ? [0xFE, 0xFF] : []) + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .windows1251:
            Array(text.replacing("😀", with: "ё").data(using: .windowsCP1251) ?? Data())
        }
    }

    static func decoded(_ bytes: [UInt8], as encoding: SheetEncoding? = nil, cut: Int? = nil) -> String {
        var decoder = SheetDecoder(encoding: encoding)
        var output: [UInt8] = []
        let middle = cut ?? bytes.count
        decoder.decode(bytes[..<middle], into: &output)
        decoder.decode(bytes[middle...], into: &output)
        decoder.finish(into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: SheetEncoding.allCases, [true, false])
    func findsTheEncodingCutAtEveryByte(_ encoding: SheetEncoding, mark: Bool) {
        let bytes = Self.encoded(encoding, mark: mark)
        let expected = encoding == .windows1251 ? Self.text.replacing("😀", with: "ё") : Self.text
        // Cyrillic in UTF-16 without a mark cannot be told by its first bytes: it is named.
        let named = !mark && [.utf16, .utf16BigEndian].contains(encoding) ? encoding : nil
        for cut in 0...bytes.count {
            #expect(Self.decoded(bytes, as: named, cut: cut) == expected, "cut at \(cut)")
        }
    }

    @Test func knowsUTF16ByItsZeros() {
        #expect(
            Self.decoded(["a", ";", "b", "ж"].joined().utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == "a;bж"
        )
        #expect(
            Self.decoded(["a", ";", "b", "ж"].joined().utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == "a;bж"
        )
    }

    @Test func aFewBrokenBytesDoNotMakeItAnotherEncoding() {
        let bytes = Array("Договор поставки".utf8) + [0xFF] + Array(" мебели".utf8)
        #expect(Self.decoded(bytes) == "Договор поставки\u{FFFD} мебели")
    }

    @Test func whatIsNamedIsBelieved() {
        #expect(Self.decoded([0xCF, 0xF0], as: .utf8) == "\u{FFFD}\u{FFFD}")
        #expect(Self.decoded([0xCF, 0xF0], as: .windows1251) == "Пр")
        #expect(Self.decoded([0x41], as: .utf16) == "\u{FFFD}")
        #expect(Self.decoded([0x3D, 0xD8, 0x41, 0x00], as: .utf16) == "\u{FFFD}A")
    }

    @Test func longTextsAreDecidedByTheirFirstCharacters() {
        let ascii = String(repeating: "x", count: 200_000)
        let russian = String(repeating: "Привет ", count: 2000)
        #expect(Self.decoded(Array((ascii + russian).utf8)) == ascii + russian)
        let old = Array(ascii.utf8) + Array(russian.data(using: .windowsCP1251) ?? Data())
        #expect(Self.decoded(old) == ascii + russian)
    }
}

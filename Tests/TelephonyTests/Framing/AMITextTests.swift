import Domain
import Testing

@testable import Telephony

@Suite struct AMITextTests {
    private static func name(_ bytes: [UInt8]) throws -> String? {
        var framer = AMIFramer()
        framer.feed(Array("Event: Newchannel\r\nCallerIDName: ".utf8) + bytes + Array("\r\n\r\n".utf8))
        return try framer.next()?[.callerIDName]
    }

    @Test func utf8IsTakenAsItIs() throws {
        #expect(try Self.name(Array("Пётр «Ромашка» 🌼".utf8)) == "Пётр «Ромашка» 🌼")
    }

    @Test func whatIsNoUTF8IsWindows1251() throws {
        #expect(try Self.name([0xC8, 0xE2, 0xE0, 0xED, 0x20, 0xB8]) == "Иван ё")
    }

    @Test func aCharacterCutAtTheLimitIsDroppedAlone() throws {
        let long = Array(String(repeating: "Ж", count: 60).utf8)
        #expect(try Self.name(Array(long.prefix(79))) == String(repeating: "Ж", count: 39))
        let latin = Array((String(repeating: "a", count: 78) + "Ж").utf8)
        #expect(try Self.name(Array(latin.prefix(79))) == String(repeating: "a", count: 78))
    }

    @Test func otherHeadersMayBeReadAsLatin() throws {
        var framer = AMIFramer()
        framer.feed(Array("Event: Newchannel\r\nCallerIDName: M".utf8) + [0xFC] + Array("ller\r\n\r\n".utf8))
        #expect(try framer.next()?.text(.callerIDName, fallback: .latin1) == "Müller")
    }
}

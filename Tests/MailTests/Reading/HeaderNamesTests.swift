import Foundation
import Testing
import Understanding

@testable import Mail

@Suite struct HeaderNamesTests {
    private static let names = HeaderNames(LetterMarks.names)

    @Test("Each name is known however its letters are written", arguments: LetterMarks.names.sorted())
    func namesAreKnown(_ name: String) {
        #expect(Self.names.known(name) == name)
        #expect(Self.names.known(name.uppercased()) == name)
        #expect(Self.names.known(name.capitalized) == name)
        #expect(Self.names.known(name + "x") == nil)
        #expect(Self.names.known(String(name.dropLast())) == nil)
        #expect(Self.names.known("\u{18}" + name.dropFirst()) == nil)
    }

    @Test(arguments: ["", "x", "Received", "X-Mailed", "Пр", "disposition-notification-to-nobody-at-all"])
    func othersAreNot(_ name: String) {
        #expect(Self.names.known(name) == nil)
        #expect(HeaderNames([]).known(name) == nil)
    }
}

import Testing

@testable import Console

@Suite struct CSVTests {
    @Test func fieldsComeBack() {
        let fields = ["a", "x;y", "q\"q", "l\nl", "", "+78126482334"]
        #expect(CSV.read(CSV.line(fields)) == [fields])
    }

    @Test(arguments: ["=1+1", "@SUM(A1)", "-2+3", "+x", "\tx"])
    func aNameDoesNotCompute(_ text: String) { #expect(CSV.line([text]) == "'\(text)\r\n") }

    @Test(arguments: ["a;b\r\nc;d\r\n", "\u{FEFF}a,b\nc,d", "a\tb\nc\td\n"])
    func otherSeparatorsAreRead(_ text: String) { #expect(CSV.read(text) == [["a", "b"], ["c", "d"]]) }
}

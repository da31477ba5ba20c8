import Domain
import Testing

@testable import Ops

@Suite struct TerminalTableTests {
    @Test func columnsAreAlignedAndLinesEndWithoutBlanks() {
        var table = TerminalTable(["PART", "LAG", "NOTE"], rightAligned: [1])
        table.add(["inbox", "1s", ""])
        table.add(["связь", "1m 40s", "ждёт"])
        #expect(
            table.text(TerminalStyle(isColored: false)) == """
                PART      LAG  NOTE
                inbox      1s
                связь  1m 40s  ждёт

                """
        )
    }

    @Test func colourDoesNotMoveColumns() {
        var table = TerminalTable(["A", "B"])
        table.add([.init("up", .good), "x"])
        #expect(table.text(TerminalStyle(isColored: true)).hasSuffix("\u{1B}[32mup\u{1B}[0m  x\n"))
    }

    @Test func aHostileTextMovesNoCursor() {
        var table = TerminalTable(["A"])
        table.add([.init("a\u{1B}[2Jb\nc")])
        #expect(table.text(TerminalStyle(isColored: false)) == "A\na[2Jbc\n")
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], [:]])
    func aFileGetsNoColour(_ environment: [String: String]) {
        #expect(TerminalStyle(descriptor: -1, environment: environment).paint("x", .bad) == "x")
    }

    @Test func statusShowsWhatWaitsAndUntilWhen() {
        let time = TestTime()
        let registry = time.registry
        let inbox = registry.register("inbox")
        inbox.up()
        time.advance(by: .seconds(90))
        inbox.event()
        registry.register("ami:main").backingOff(for: .seconds(30), reason: "refused")
        time.advance(by: .seconds(10))
        var report = HealthReport(registry, startedAt: Timestamp(seconds: 1_000_000), now: time.wallClock.now())
        report.memoryBytes = 48 << 20
        #expect(
            StatusText.render(report, style: TerminalStyle(isColored: false)) == """
                svod \(Version.text)  degraded, up 1m 40s, 48 MB

                PART      STATE        SINCE       LAST EVENT  LAG  RESTARTS  NOTE
                inbox     up           1m 40s ago  10s ago
                ami:main  backing-off  10s ago                                refused (again in 20s)

                """
        )
    }

    @Test(
        arguments: [
            (SvodError.Code.invalidConfiguration, 78), (.denied, 77), (.unavailable, 69), (.notFound, 66),
            (.invalidInput, 65),
        ] as [(SvodError.Code, Int32)]
    )
    func errorsHaveTheCodesOfSysexits(_ code: SvodError.Code, _ status: Int32) {
        #expect(ExitStatus.of(SvodError(code, "x")).code == status)
    }
}

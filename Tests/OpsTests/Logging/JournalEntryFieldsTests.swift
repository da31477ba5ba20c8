import Glibc
import Logging
import Testing

@testable import Ops

@Suite struct JournalEntryFieldsTests {
    @Test func aLineBecomesFields() {
        let entry = JournalEntryFields(
            label: "telephony",
            level: .warning,
            message: "The line was lost",
            metadata: ["exchange": "main", "delay-seconds": "0.5"]
        )
        #expect(
            entry.encoded.map { String(decoding: $0, as: UTF8.self) } == [
                "MESSAGE=The line was lost delay-seconds=0.5 exchange=main", "PRIORITY=4", "SYSLOG_IDENTIFIER=svod",
                "SVOD_LOGGER=telephony", "SVOD_EVENT=The line was lost", "SVOD_DELAY_SECONDS=0.5", "SVOD_EXCHANGE=main",
            ]
        )
    }

    @Test(arguments: [
        (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3), (.critical, 2),
    ])
    func levelsAreThoseOfSyslog(_ level: Logger.Level, _ priority: Int) {
        #expect(JournalEntryFields.priority(of: level) == priority)
    }

    @Test func namesAreMadeFitAndShort() {
        #expect(JournalEntryFields.name("last-pass.seconds") == "LAST_PASS_SECONDS")
        #expect(JournalEntryFields.name("номер") == "_____")
        #expect(JournalEntryFields.name(String(repeating: "a", count: 100)).count == 59)
    }

    @Test func thereAreNeverMoreFieldsThanTheJournalTakes() {
        let many = Dictionary(uniqueKeysWithValues: (0..<200).map { ("key\($0)", Logger.MetadataValue.string("x")) })
        let entry = JournalEntryFields(label: "l", level: .info, message: "m", metadata: many)
        #expect(entry.fields.count <= 64)
    }

    @Test func aHostileNameWritesNoLineOfItsOwn() {
        let text = LogText.line(message: "m", metadata: ["name": "x\" y=1\n<3> \u{1B}[31m"])
        #expect(text == #"m name="x\" y=1\n<3> \u{1b}[31m""#)
    }

    @Test func theStreamOfTheJournalIsRecognisedByDeviceAndInode() {
        var status = stat()
        #expect(fstat(STDERR_FILENO, &status) == 0)
        let own = "\(status.st_dev):\(status.st_ino)"
        #expect(JournalStream.matches(own, descriptor: STDERR_FILENO))
        for text in [nil, "", "1", "1:2:3", "a:b", "\(status.st_dev):\(status.st_ino + 1)"] {
            #expect(!JournalStream.matches(text, descriptor: STDERR_FILENO))
        }
    }

    @Test func theLevelTurnsForEveryLoggerButThoseWithOneOfTheirOwn() {
        let threshold = LogLevelSwitch(.info)
        let shared = Logger(label: "a") { DaemonLogHandler(label: $0, sink: .standardError, threshold: threshold) }
        var own = shared
        own.logLevel = .error
        threshold.level = .debug
        #expect(shared.logLevel == .debug)
        #expect(own.logLevel == .error)
    }
}

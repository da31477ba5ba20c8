import Domain
import Foundation
import TestSupport
import Testing

@testable import Telephony

@Suite struct CDRReaderTests {
    static let row = [
        #""","79211234567","78125550101","did","""ООО ""Дверь"""" <79211234567>","PJSIP/trunk-00000012""#,
        #""PJSIP/101-00000013","Dial","PJSIP/101,20,tT","2026-11-21 22:04:51","2026-11-21 22:04:53""#,
        #""2026-11-21 22:04:56",5,3,"ANSWERED","DOCUMENTATION","1795298691.18","""#,
    ].joined(separator: ",")

    private func record(_ text: String, offset: Duration = .zero) -> CDRRecord? {
        CDRReader(utcOffset: offset).records(Array((text + "\n").utf8)).first
    }

    @Test func readsARowOfCdrCsv() throws {
        let record = try #require(self.record(Self.row))
        #expect(record.source == "79211234567")
        #expect(record.data == "PJSIP/101,20,tT")
        #expect(record.start == Timestamp(seconds: 1_795_298_691))
        #expect(record.end - record.start == .seconds(5))
        #expect(record.uniqueID == "1795298691.18")
        #expect(record.callName == "1795298691.18")
    }

    @Test func timesAreLocalUnlessSaidOtherwise() throws {
        let record = try #require(self.record(Self.row, offset: .seconds(3 * 3600)))
        #expect(record.start == Timestamp(seconds: 1_795_287_891))
    }

    @Test func columnsAtTheEndAreOptional() throws {
        let short = Self.row.replacing(",\"1795298691.18\",\"\"", with: "")
        let record = try #require(self.record(short))
        #expect(record.uniqueID == nil)
        #expect(record.callName == "cdr-1795298691-PJSIP/trunk-00000012")
        let long = Self.row + ",\"\",\"1795298690.9\",17"
        #expect(self.record(long)?.callName == "1795298690.9")
    }

    @Test func aLineOfNamesGivesTheOrder() throws {
        let text = """
            start,end,answer,src,dst,channel,dstchannel,disposition,linkedid
            2026-11-21 22:04:51,2026-11-21 22:04:56,,100,200,SIP/100-1,,NO ANSWER,1795298691.1
            """
        let record = try #require(self.record(text))
        #expect(record.destination == "200")
        #expect(record.answer == nil)
        #expect(record.linkedID == "1795298691.1")
    }

    @Test func passesOverWhatIsNoRecordAndTheRowBeingWritten() {
        let text = "nonsense\n\n\"\",\"1\"\n\(Self.row)\r\n\(Self.row.dropLast(9))"
        #expect(CDRReader().records(Array(text.utf8)).count == 1)
        #expect(CDRReader().records(Array("alf of a row\"\n\(Self.row)\n".utf8), isTail: true).count == 1)
    }

    @Test func cutAnywhereItReadsWholeRowsOnly() {
        let bytes = Array((Self.row + "\n" + Self.row + "\n").utf8)
        for end in bytes.indices {
            #expect(CDRReader().records(Array(bytes[..<end])).count == (end >= bytes.count / 2 ? 1 : 0))
        }
    }

    @Test func readsTheEndOfALargeFile() async throws {
        try await TestDirectory.with { folder in
            let path = folder + "/Master.csv"
            let old = (Self.row.replacing("2026-11-21", with: "2025-11-21") + "\n")
            let text = String(repeating: old, count: 8000) + Self.row + "\n"
            try Data(text.utf8).write(to: URL(filePath: path))
            let records = try await CDRFile(CDRSource(csv: path)).records(from: Timestamp(seconds: 1_795_298_000))
            #expect(records.count == 1)
        }
    }

    @Test func namesAFileThatIsNotThere() async throws {
        let error = await #expect(throws: SvodError.self) {
            try await CDRFile(CDRSource(csv: "/nowhere/Master.csv")).records(from: Timestamp(seconds: 0))
        }
        #expect(error?.message.contains("/nowhere/Master.csv") == true)
    }

    @Test(arguments: ["1970-01-01 00:00:00", "2000-02-29 23:59:59", "2026-11-21 22:04:51", "2100-03-01 00:00:00"])
    func timesGoThereAndBack(_ text: String) throws {
        let time = try #require(CivilTime(text: text))
        #expect(time.text() == text)
    }

    @Test(arguments: [
        "2025-02-29 00:00:00", "2026-13-01 00:00:00", "2026-11-21 24:00:00", "2026-11-21", "0000-00-00 00:00:00",
    ])
    func refusesTimesThatAreNone(_ text: String) { #expect(CivilTime(text: text) == nil) }
}

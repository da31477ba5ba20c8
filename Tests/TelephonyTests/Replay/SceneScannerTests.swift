import Testing

@testable import Telephony

@Suite struct SceneScannerTests {
    private func marks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return SceneScanner(bytes).marks.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    }

    @Test(
        arguments: [
            ("Uniqueid: 1795298691.18\r\n", ["1795298691.18"]),
            ("Channel: PJSIP/trunk-00000012\r\n", ["00000012"]),
            ("Channel: Local/103@from-queue-0000000a;2\r\n", ["0000000a"]),
            ("BridgeUniqueid: 7c545905-8e95-48f3-a23b-cbc80b305bc9\r\n", ["7c545905-8e95-48f3-a23b-cbc80b305bc9"]),
            ("EventTime: 2026-11-21 22:04:51\r\n", ["2026-11-21 22:04:51"]),
            ("EventTV: 2026-11-21T22:04:51.121+0000\r\n", ["2026-11-21T22:04:51"]),
            (
                "Value: in-79211234567-20261121-220451-1795298691.18.wav\r\n", ["20261121-220451", "1795298691.18"]
            ),
            ("From: 127.0.0.1:5038\r\n", []),
            ("Value: ssrc=2823514319;lp=0;rxjitter=0.000250\r\n", []),
            ("Extra: {\"linkedid\":\"1795298691.18\"}\r\n", ["1795298691.18"]),
        ]
    )
    func findsWhatARoundWritesAnew(_ text: String, _ expected: [String]) { #expect(marks(text) == expected) }

    @Test func numbersStandAlone() {
        let text = "Channel: PJSIP/101-00000013\r\nCallerIDName: Оператор 101\r\nFrom: 10.0.0.101\r\nX: a101\r\n"
        let bytes = Array(text.utf8)
        let runs = SceneScanner(bytes).digitRuns.map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(runs == ["101", "101"])
    }

    @Test func everyCutIsScannedWithoutHarm() {
        let bytes = Array(
            "Channel: PJSIP/101-00000013\r\nUniqueid: 1795298691.18\r\nEventTime: 2026-11-21 22:04:51".utf8
        )
        for end in bytes.indices {
            #expect(SceneScanner(Array(bytes[..<end])).marks.allSatisfy { $0.end <= end })
        }
    }
}

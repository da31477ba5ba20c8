import Domain
import Foundation
import TestSupport
import Testing

@testable import Telephony

@Suite(.timeLimit(.minutes(10)), .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
struct TLSTests {
    /// Makes a certificate for `subject` that signs itself.
    private func certificate(_ folder: String, _ name: String) throws -> ReplayTLS {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj",
            "/CN=exchange", "-addext", "subjectAltName=\(name)", "-keyout", folder + "/key.pem", "-out",
            folder + "/cert.pem",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return ReplayTLS(certificate: folder + "/cert.pem", key: folder + "/key.pem")
    }

    @Test(arguments: [("IP:127.0.0.1", nil), ("DNS:pbx.example.com", "pbx.example.com")])
    func speaksTLSToACertificateItTrusts(_ subject: String, _ serverName: String?) async throws {
        try await TestDirectory.with { folder in
            let tls = try certificate(folder, subject)
            var harness = try LineHarness(line: {
                $0.tls = ExchangeTLS(caFile: tls.certificate, serverName: serverName)
            })
            harness.tls = tls
            try await harness.run { harness, _ in
                await harness.untilUp()
                try harness.play("in_answered_caller_hangup")
                await eventually { harness.recorder.ending != nil }
            }
        }
    }

    @Test(arguments: [true, false])
    func refusesACertificateItCannotCheck(_ isTrusted: Bool) async throws {
        try await TestDirectory.with { folder in
            let tls = try certificate(folder, "DNS:other.example.com")
            let settings = ExchangeTLS(caFile: isTrusted ? tls.certificate : nil, serverName: "pbx.example.com")
            var harness = try LineHarness(line: { $0.tls = settings })
            harness.tls = tls
            try await harness.run { harness, _ in
                await eventually { harness.state?.phase.word == "backing-off" }
                #expect(harness.exchange.logins == 0)
            }
        }
    }

    @Test func namesACAFileThatIsNotThere() async throws {
        let harness = try LineHarness(line: { $0.tls = ExchangeTLS(caFile: "/nowhere/ca.pem") })
        try await harness.run { harness, _ in
            await eventually { harness.state?.phase.reason?.contains("/nowhere/ca.pem") == true }
        }
    }
}

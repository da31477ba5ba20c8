import Domain
import Foundation
import Settings
import Store
import Testing

@testable import Ops

@Suite struct ConfigurationFileTests {
    private let folder: TestFolder
    private let secret: String
    private let open: String

    init() throws {
        folder = try TestFolder()
        secret = try folder.file("secret", "s3cret\n")
        open = try folder.file("open", "s3cret\n", mode: 0o644)
    }

    private func file(_ text: String) throws -> ConfigurationFile {
        let text = text.replacing("@SECRET@", with: secret).replacing("@OPEN@", with: open)
        return ConfigurationFile(
            path: try folder.file("svod.yaml", text),
            secrets: SecretSource(directory: nil, isService: false)
        )
    }

    private func refusal(of text: String) throws -> SvodError {
        try #require(throws: SvodError.self) { _ = try file(text).read() }
    }

    @Test(arguments: TestData.names(in: "good"))
    func goodFilesAreAccepted(_ name: String) throws {
        _ = try file(TestData.text("good", name)).read()
    }

    @Test(arguments: TestData.names(in: "bad"))
    func badFilesAreRefusedWithTheLineAndWhatWasExpected(_ name: String) throws {
        let text = try TestData.text("bad", name)
        let expected = text.split(separator: "\n").filter { $0.hasPrefix("# expect: ") }
            .map { $0.dropFirst("# expect: ".count).replacing("@OPEN@", with: open) }
        let error = try refusal(of: text)
        #expect(error.code == .invalidConfiguration)
        let lines = error.message.split(separator: "\n").map(String.init)
        #expect(lines.count == expected.count)
        for (line, words) in zip(lines, expected) {
            #expect(line.hasPrefix("\(folder.path)/svod.yaml:"))
            #expect(line.hasSuffix(words), "\(line)")
        }
    }

    @Test func theShippedConfigurationIsGood() throws {
        let shipped = TestData.folder.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .appendingPathComponent("Config/svod.yaml")
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let plain = try file(text).read().configuration
        #expect(plain.exchanges.isEmpty)
        #expect(ConfigurationTemplate.text == text)
    }

    @Test func whatTheShippedConfigurationShowsAsDefaultsAreTheDefaults() throws {
        let empty = try file("").read().configuration
        #expect(empty.store == .sqlite(path: "/var/lib/svod/svod.sqlite"))
        #expect(empty.console.listen == ListenAddress(host: "127.0.0.1", port: 8080))
        #expect(empty.ops == ListenAddress(host: "127.0.0.1", port: 9464))
        #expect(empty.leads == LeadPolicy())
        #expect(empty.retention == Retention())
        #expect(empty.log.level == .info)
    }

    @Test func everySettingIsRead() throws {
        let reading = try file(TestData.text("good", "full.yaml")).read()
        let all = reading.configuration
        let main = try #require(all.exchanges.first)
        #expect(main.line.port == 5039)
        #expect(main.line.tls == ExchangeTLS(serverName: "pbx", verifies: false))
        #expect(main.line.timing.longestRetry == .seconds(60))
        #expect(main.line.actions.originateChannel == "PJSIP/{extension}")
        #expect(main.line.cdr?.utcOffset == .seconds(5 * 3600))
        #expect(all.onec?.listen == ListenAddress(host: "127.0.0.1", port: 9085))
        #expect(all.onec?.exchanges.first?.pieceLimit == 4 << 20)
        #expect(all.onec?.exchanges.first?.password == Secret("s3cret"))
        #expect(all.intake?.listen == ListenAddress(host: "0.0.0.0", port: 9086))
        #expect(all.intake?.body == 10 << 20 && all.intake?.keep == .seconds(30 * 86_400))
        let bot = ChatBot(name: "tg", token: Secret("s3cret"), server: "http://127.0.0.1:8081", channel: "Telegram")
        #expect(all.intake?.bots == [bot])
        #expect(all.company.inns == ["7707083893"] && all.company.names == ["ООО «Свод»"])
        #expect(all.company.domains == ["svod.example"])
        #expect(all.company.formRobots == ["robot@example.ru", "@forms.example.ru"])
        let box = try #require(all.mailboxes.first)
        #expect(box.address == "sales@example.ru" && box.server?.port == 993 && box.sender?.port == 587)
        #expect(box.folders == ["INBOX", "Заявки"] && box.channel(of: ["Direct@example.ru"]) == "Директ")
        guard case .oauth("Sales@Example.ru", let oauth) = box.signIn, case .history = box.start else {
            Issue.record("expected tokens and history, found \(box)")
            return
        }
        #expect(oauth.endpoint == "https://oauth.yandex.ru/token" && oauth.refreshToken == Secret("s3cret"))
        #expect(all.sending.sms?.method == "POST" && all.sending.sms?.success.expected == ["ok"])
        #expect(main.line.dialplan.trunks == ["provider"])
        #expect(main.line.dialplan.extensionDigits == 3...4)
        #expect(main.line.dialplan.cityCode == "812")
        #expect(main.recordings == "/var/spool/asterisk/monitor")
        #expect(all.exchanges[1].line.filtersEvents == false)
        #expect(all.exchanges[1].line.secret.exposed == "s3cret")
        #expect(all.leads.repeatWindow == .seconds(5400))
        #expect(all.leads.topics == ChoiceList(entries: ["Заказ", "Другое"], askingForText: ["Другое"]))
        #expect(all.leads.requiredToConvert == [.topic])
        #expect(all.limits.amiLine == 131_072)
        #expect(all.retention == Retention(inbox: .seconds(90 * 86_400), outbox: .seconds(7 * 86_400)))
        #expect(all.seed?.staff.first?.phone == "101")
        #expect(reading.notes.map(\.setting) == ["exchanges[0].secret"])
    }

    @Test func numbersOfChannelsAreReadAsThoseOfCalls() throws {
        let channels = try file(TestData.text("good", "full.yaml")).read().configuration.channels
        #expect(channels.rows.map(\.number) == ["+78123091010", "+78123091011"])
        let zoneAhead = Duration.seconds(5 * 3600)
        #expect(channels.rows[0].since == Timestamp(seconds: 1_772_323_200) - zoneAhead)
        #expect(channels.rows[0].until == Timestamp(seconds: 1_780_338_600) - zoneAhead)
    }

    @Test func thePasswordOfADatabaseStandsOnlyInItsConnectionString() throws {
        let all = try file(TestData.text("good", "full.yaml")).read().configuration
        guard case .postgres(let settings) = all.store else {
            Issue.record("expected PostgreSQL")
            return
        }
        #expect(settings.connectionString.exposed.contains("host='db.example' port='5433' dbname='crm'"))
        #expect(settings.connectionString.exposed.hasSuffix("password='s3cret'"))
        #expect(!"\(all)".contains("s3cret"))
    }

    @Test func aFileThatIsNotThereAndOneThatIsNoTextAreRefused() throws {
        let secrets = SecretSource(directory: nil, isService: false)
        let absent = ConfigurationFile(path: "\(folder.path)/none.yaml", secrets: secrets)
        #expect(throws: SvodError.self) { try absent.read() }
        let path = "\(folder.path)/latin.yaml"
        try Data([0x61, 0x3A, 0x20, 0x31, 0x0A, 0xCF, 0xF0]).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: SvodError.self) { try ConfigurationFile(path: path, secrets: secrets).read() }
        #expect(error?.message == "\(path):2: expected UTF-8")
    }

    @Test func whatNeedsARestartIsNamed() throws {
        let old = try file("").read().configuration
        let new = try file("store: {sqlite: /b}\nlog: {level: debug}\nleads: {repeat_window: 1m}\n").read()
            .configuration
        #expect(new.needingRestart(since: old) == ["store"])
    }
}

import Crypto
package import Domain
import Foundation
package import Logging
import Metrics
import Records
package import Store
package import Transfer

/// The connector `mail` of the outbox: letters that people wrote, and the engine's notices.
///
/// A letter keeps its Message-ID however often it is tried. A refusal of 5xx is final, 4xx and a silent server are tried
/// again. What no person wrote says so, and no address gets more of it than the caps allow.
package struct MailConnector: Connector {
    private let boxes: [SendingBox]
    private let settings: @Sendable () -> SendingSettings
    private let own: @Sendable () -> Set<String>
    private let transfers: Transfers
    private let engine: any Engine
    private let blobs: BlobFolder
    private let clock: WallClock
    private let logger: Logger

    /// A notice that waited longer, for a mailbox that sends or a server that was away, says what nobody needs any more.
    private static let noticeLife = Duration.seconds(3 * 86_400)

    /// Creates a connector that sends from `boxes`; of those that a letter does not choose, from the first or the one that
    /// the settings name. `own` are the company's own addresses, to which no machine of its writes.
    package init(
        boxes: [SendingBox],
        settings: @escaping @Sendable () -> SendingSettings,
        own: @escaping @Sendable () -> Set<String>,
        over transfers: Transfers,
        engine: any Engine,
        blobs: BlobFolder,
        clock: WallClock,
        logger: Logger
    ) {
        self.boxes = boxes
        self.settings = settings
        self.own = own
        self.transfers = transfers
        self.engine = engine
        self.blobs = blobs
        self.clock = clock
        self.logger = logger
    }

    package var name: String { OutgoingLetter.connector }

    package func deliver(_ row: OutboxRow) async -> Delivery {
        do {
            let delivery = try await send(row)
            count(delivery)
            return delivery
        } catch {
            let error = error as? SvodError ?? SvodError(.unavailable, "the letter was not sent", cause: error)
            let delivery: Delivery =
                error.code.isTransient || error.code == .authenticationFailed
                ? .retry(after: .seconds(60), reason: "\(error)") : .never(reason: "\(error)")
            count(delivery)
            return delivery
        }
    }

    private func send(_ row: OutboxRow) async throws -> Delivery {
        let settings = settings()
        if row.kind != OutgoingLetter.kind, clock.now() - row.createdAt > Self.noticeLife {
            return .never(reason: "it waited longer than three days: what it says is of the past")
        }
        guard let box = try box(of: row, settings) else {
            guard !settings.isTest else { return .done(result: "test: it was not sent") }
            return .retry(after: .seconds(3600), reason: "no mailbox has smtp:")
        }
        guard let letter = try await letter(of: row, box, settings) else {
            return .never(reason: "no address is known of whom it goes to")
        }
        let recipients = (letter.to + letter.copies).map(\.address)
        if let fault = fault(of: recipients, isAutomatic: letter.isAutomatic) { return .never(reason: fault) }
        let bytes = try await bytes(of: letter, box)
        switch try await reserve(letter, row, box, recipients, settings) {
        case .free: break
        case .addressIsFull: return .never(reason: "the address has had as many letters in 24 hours as it may get")
        case .dayIsFull: return .retry(after: .seconds(3600), reason: "as many letters have left in 24 hours as may")
        }
        guard !settings.isTest else { return .done(result: "test: it was not sent") }
        return try await hand(bytes, of: letter, to: recipients, box)
    }

    private func hand(
        _ bytes: [UInt8],
        of letter: OutgoingLetter,
        to recipients: [String],
        _ box: SendingBox
    ) async throws -> Delivery {
        let login: LetterCall.Login
        do {
            login = try await box.key.smtp()
        } catch let error as SvodError where error.code == .authenticationFailed {
            return refused(box, error.message)
        }
        let call = LetterCall(
            to: box.server,
            login: login,
            sender: box.address.address,
            recipients: recipients,
            bytes: bytes
        )
        switch try await transfers.send(call) {
        case .accepted(let words):
            box.reporter.up()
            box.reporter.event()
            return .done(result: words.isEmpty ? letter.messageID : String(words.prefix(200)))
        case .refused(let code, let words) where code < 500:
            box.reporter.up()
            return .retry(after: .seconds(60), reason: String(words.prefix(300)))
        case .refused(_, let words):
            box.reporter.up()
            return .never(reason: String(words.prefix(300)))
        case .loginRefused(let words):
            await box.key.refused()
            return refused(box, "the server refuses to sign in: \(words)")
        }
    }

    /// A refused password stops the letters of this box only, and is seen at once.
    private func refused(_ box: SendingBox, _ reason: String) -> Delivery {
        let delay = Duration.seconds(300)
        box.reporter.backingOff(for: delay, reason: reason)
        logger.error("A mailbox cannot send", metadata: ["box": "\(box.name)", "reason": "\(reason)"])
        return .retry(after: delay, reason: reason)
    }

    private func count(_ delivery: Delivery) {
        let reason =
            switch delivery {
            case .done: "done"
            case .retry: "retry"
            case .never: "never"
            }
        Counter(label: "svod_letters_sent_total", dimensions: [("reason", reason)]).increment()
    }
}

// MARK: - What is sent

extension MailConnector {
    private func box(of row: OutboxRow, _ settings: SendingSettings) throws -> SendingBox? {
        var wanted = settings.noticesFrom
        if row.kind == OutgoingLetter.kind { wanted = try decode(OutgoingLetter.self, row).box ?? wanted }
        guard let wanted else { return boxes.first }
        guard let box = boxes.first(where: { $0.name == wanted }) else {
            throw SvodError(.notFound, "there is no mailbox '\(wanted)' that sends")
        }
        return box
    }

    private func letter(
        of row: OutboxRow,
        _ box: SendingBox,
        _ settings: SendingSettings
    ) async throws -> OutgoingLetter? {
        if row.kind == OutgoingLetter.kind { return try decode(OutgoingLetter.self, row) }
        let message = try decode(OutgoingMessage.self, row)
        let (address, files) = try await engine.read { connection in
            let address: LetterAddress? =
                if let staff = message.staff {
                    try NoticeAddress.mail(ofStaff: staff, domain: settings.staffDomain, in: connection)
                } else {
                    try message.person.flatMap { try NoticeAddress.mail(ofPerson: $0, in: connection) }
                }
            return (address, try StoredFile.find(message.attach, in: connection))
        }
        guard let address else { return nil }
        var letter = OutgoingLetter(
            from: box.name,
            to: [address],
            subject: message.subject ?? String(message.text.prefix(60)),
            text: message.text,
            messageID: "notice.\(Self.digest(row.dedupKey))@\(box.domain)"
        )
        letter.files = files.map { LetterFile(name: $0.name, type: $0.type, hash: $0.hash) }
        letter.isAutomatic = true
        return letter
    }

    private func decode<Payload: Decodable>(_ type: Payload.Type, _ row: OutboxRow) throws -> Payload {
        do {
            return try JSONDecoder().decode(type, from: Data(row.payload.utf8))
        } catch {
            throw SvodError(.invalidInput, "the row holds no letter", cause: error)
        }
    }

    private func bytes(of letter: OutgoingLetter, _ box: SendingBox) async throws -> [UInt8] {
        let files = LetterFiles(folder: blobs)
        var contents: [LetterBytes.File] = []
        for file in letter.files {
            contents.append(.init(name: file.name, type: file.type, bytes: try await files.bytes(file.hash)))
        }
        return LetterBytes.write(
            OutgoingLetterParts(
                letter,
                from: LetterAddress(box.address.address, name: box.address.name),
                files: contents,
                date: clock.now(),
                boundary: Self.digest(letter.messageID)
            )
        )
    }

    private func reserve(
        _ letter: OutgoingLetter,
        _ row: OutboxRow,
        _ box: SendingBox,
        _ recipients: [String],
        _ settings: SendingSettings
    ) async throws -> SentBook.Verdict {
        var departure = SentBook.Departure(
            .mail,
            key: row.dedupKey,
            addresses: recipients,
            isAutomatic: letter.isAutomatic,
            isTest: settings.isTest
        )
        departure.messageID = letter.messageID
        departure.box = box.name
        let caps = SentBook.Caps(
            automatic: settings.automaticPerAddress,
            address: settings.lettersPerAddress,
            day: settings.lettersPerDay
        )
        let now = clock.now()
        return try await engine.write(.normal) { [departure] in
            try SentBook.reserve(departure, caps, at: now, in: $0)
        }
    }

    /// Why nothing may go to these addresses; nil when it may.
    private func fault(of recipients: [String], isAutomatic: Bool) -> String? {
        guard !recipients.isEmpty else { return "it goes to nobody" }
        for address in recipients {
            guard RecipientCheck.isAddress(address) else { return "'\(address)' is no address" }
            guard isAutomatic else { continue }
            if own().contains(address.lowercased()) { return "no machine writes to the company's own mailboxes" }
            if RecipientCheck.isMachine(address) { return "no machine writes to machines" }
        }
        return nil
    }

    private static func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).prefix(16).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

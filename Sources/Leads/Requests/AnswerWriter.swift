import Domain
import Records
import Store

/// Writes an answer down and queues it for its connector, in the transaction of `connection`.
struct AnswerWriter {
    let connection: any Connection
    let conversation: ConversationRecord
    let boxes: [AnswerBox]
    let policy: LeadPolicy
    let now: Timestamp
    let staff: StaffID
    let random: () -> UInt64

    /// - Throws: ``AnswerRefusal``, or ``SvodError`` from the store.
    func write(_ answer: NewAnswer) throws -> (id: MessageRecordID, isLetter: Bool, isNew: Bool) {
        guard !answer.text.trimmingBlanks.isEmpty else { throw AnswerRefusal.empty }
        if let chat = conversation.chat { return try write(answer, toChat: chat) }
        return try writeLetter(answer)
    }

    private func write(
        _ answer: NewAnswer,
        toChat chat: String
    ) throws -> (id: MessageRecordID, isLetter: Bool, isNew: Bool) {
        let payload = OutgoingChatMessage(source: conversation.source, conversation: chat, text: answer.text)
        var message = NewMessage(.out, .message, source: conversation.source, text: answer.text, at: now)
        message.address = chat
        return try queue(
            message,
            connector: OutgoingChatMessage.connector,
            kind: OutgoingChatMessage.kind,
            key: answer.key ?? fresh(),
            payload: try FactCoding.json(payload),
            isLetter: false
        )
    }

    private func writeLetter(_ answer: NewAnswer) throws -> (id: MessageRecordID, isLetter: Bool, isNew: Bool) {
        let asked = try MessageBook.lastIn(conversation.id, in: connection)
        guard let client = (answer.address ?? asked?.client?.email)?.lowercased(), client.contains("@") else {
            throw AnswerRefusal.noAddress
        }
        try refuseLoops(client, asked)
        guard let box = box(answer, asked) else { throw AnswerRefusal.noBox }
        let token = try ConversationBook.token(
            of: conversation.id,
            making: { SubjectToken.make(random: random) },
            in: connection
        )
        let subject = answer.subject ?? LetterSubject.answer(to: asked?.subject)
        var letter = OutgoingLetter(
            from: box.name,
            to: [LetterAddress(client, name: client == asked?.client?.email?.lowercased() ? asked?.client?.name : nil)],
            subject: SubjectToken.mark(subject, with: token),
            text: answer.quotes ? LetterQuote.below(answer.text, asked) : answer.text,
            messageID: OutgoingLetter.newMessageID(domain: box.domain, random: random)
        )
        letter.fromName = try StaffBook.find(staff, in: connection)?.name
        letter.references = try MessageBook.keys(of: conversation.id, limit: 20, in: connection)
        letter.inReplyTo = letter.references.last
        letter.files = answer.files
        return try queue(
            message(of: letter, answer, client),
            connector: OutgoingLetter.connector,
            kind: OutgoingLetter.kind,
            key: answer.key ?? letter.messageID,
            payload: try FactCoding.json(letter),
            isLetter: true
        )
    }

    private func message(of letter: OutgoingLetter, _ answer: NewAnswer, _ client: String) throws -> NewMessage {
        var message = NewMessage(.out, .letter, source: letter.box ?? conversation.source, text: answer.text, at: now)
        message.key = letter.messageID
        message.address = client
        message.name = letter.to.first?.name
        message.subject = letter.subject
        message.fullText = answer.quotes ? letter.text : nil
        message.references = letter.references
        let sizes = try MessageBook.sizes(letter.files.map(\.hash), in: connection)
        message.files = letter.files.map {
            RequestFile(name: $0.name, type: $0.type, size: sizes[$0.hash] ?? 0, hash: $0.hash)
        }
        return message
    }

    /// RFC 3834 section 2: nobody answers machines, nor themselves; and an address gets only so many letters a day.
    private func refuseLoops(_ client: String, _ asked: MessageRecord?) throws {
        guard asked.map({ $0.standing == .person }) ?? true else { throw AnswerRefusal.machine }
        guard !boxes.contains(where: { $0.address.lowercased() == client }) else { throw AnswerRefusal.machine }
        let day = now - .seconds(86_400)
        let sent = try MessageBook.answers(to: client, since: day, in: connection)
        guard sent < policy.answersPerDay else { throw AnswerRefusal.tooMany(policy.answersPerDay) }
    }

    private func box(_ answer: NewAnswer, _ asked: MessageRecord?) -> AnswerBox? {
        if let name = answer.box { return boxes.first { $0.name == name && $0.sends } }
        let received = asked.flatMap { asked in boxes.first { $0.name == asked.source && $0.sends } }
        return received ?? boxes.first { $0.name == conversation.source && $0.sends } ?? boxes.first { $0.sends }
    }

    private func queue(
        _ message: NewMessage,
        connector: String,
        kind: String,
        key: String,
        payload: String,
        isLetter: Bool
    ) throws -> (id: MessageRecordID, isLetter: Bool, isNew: Bool) {
        let about = conversation.lead.map { RecordName.of($0) } ?? RecordName.of(conversation.id)
        let row = NewOutboxRow(
            connector: connector,
            kind: kind,
            dedupKey: key,
            subject: about,
            payload: payload,
            createdAt: now
        )
        guard let outbox = try Outbox.enqueue(row, in: connection) else {
            guard let known = try MessageBook.queued(connector: connector, key: key, in: connection) else {
                throw SvodError(.conflict, "an answer of this key was sent already")
            }
            return (known, isLetter, false)
        }
        var message = message
        message.staff = staff
        message.state = .queued
        message.outbox = outbox
        return (try MessageBook.add(message, to: conversation.id, in: connection), isLetter, true)
    }

    private func fresh() -> String { String(random(), radix: 36) + String(random(), radix: 36) }
}

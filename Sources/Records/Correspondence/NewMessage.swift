package import Domain

/// A letter, a form or a message that is about to be written down.
package struct NewMessage: Sendable {
    /// Which way it was written.
    package var direction: MessageDirection
    /// What it came as.
    package let kind: RequestKind
    /// Whether a person wrote it.
    package var standing: RequestStanding = .person
    /// The mailbox, the site, the bot.
    package let source: String
    /// What names it in the world: a letter's `Message-ID`.
    package var key: String?
    /// What its text is, for comparing.
    package var digest = ""
    /// When it was sent.
    package var sentAt: Timestamp
    /// When we received it, or wrote it.
    package var receivedAt: Timestamp
    /// Who wrote it, or to whom we did.
    package var name: String?
    /// That one's address: of mail, or the chat's.
    package var address: String?
    /// Who of us wrote it.
    package var staff: StaffID?
    /// The outbox row that carries it.
    package var outbox: OutboxID?
    /// What becomes of it.
    package var state = MessageState.received
    /// Whether it came with the past of a mailbox.
    package var isHistory = false
    /// The subject.
    package var subject: String?
    /// What this sender wrote.
    package var text: String
    /// The whole text, where it is more.
    package var fullText: String?
    /// Who asks, as what was received says it.
    package var client: RequestClient?
    /// Further fields of a form.
    package var fields: [String: String] = [:]
    /// The `Message-ID`s that it answers.
    package var references: [String] = []
    /// What came or goes with it.
    package var files: [RequestFile] = []
    /// What is asked for.
    package var lines: [RequestLine] = []

    /// Creates a message of text.
    package init(_ direction: MessageDirection, _ kind: RequestKind, source: String, text: String, at: Timestamp) {
        self.direction = direction
        self.kind = kind
        self.source = source
        self.text = text
        self.sentAt = at
        self.receivedAt = at
    }

    /// What was received.
    package init(_ request: IncomingRequest) {
        self.init(
            request.standing == .own ? .out : .in,
            request.kind,
            source: request.source,
            text: request.text,
            at: request.receivedAt
        )
        standing = request.standing
        digest = MessageDigest.of(request)
        key = MessageDigest.key(of: request)
        sentAt = request.sentAt
        name = request.client.name
        address = request.client.email ?? request.client.phones.first
        if request.standing == .own { state = .sent }
        isHistory = request.isHistory
        subject = request.subject
        fullText = request.fullText
        client = request.client
        fields = request.fields
        references = request.references
        files = request.files
        lines = request.lines
    }
}

package import Domain
package import Transfer

/// A conversation with an IMAP server (RFC 9051; RFC 3501 for servers that know no better). One command at a time.
///
/// libcurl made the line, with its TLS, and heard the greeting; everything from there on is ours. After an error of the
/// line or of the protocol the session is of no use any more.
package actor IMAPSession {
    private let line: RawSession
    private let timing: IMAPTiming
    private var framer: IMAPFramer
    private var lastTag = 0
    private var capabilities: Set<String> = []
    /// Whether the server said since the last search that letters came. It says so once.
    private var hasNews = false

    /// Opens a session and signs in.
    ///
    /// - Throws: ``SvodError`` `authenticationFailed` when the server refuses the name, password or token; `unavailable`,
    ///   `timedOut`, `protocolViolation` (TLS among it).
    package static func open(
        _ server: MailServer,
        login: IMAPLogin,
        timing: IMAPTiming = IMAPTiming(),
        limits: IMAPLimits = IMAPLimits(),
        over transfers: Transfers
    ) async throws -> IMAPSession {
        let line = try await transfers.open(SessionTarget(server, connecting: timing.connect))
        let session = IMAPSession(line, timing: timing, limits: limits)
        try await session.signIn(login)
        return session
    }

    /// Speaks over a line that stands, whose greeting was heard.
    package init(_ line: RawSession, timing: IMAPTiming = IMAPTiming(), limits: IMAPLimits = IMAPLimits()) {
        self.line = line
        self.timing = timing
        framer = IMAPFramer(limits: limits)
    }

    /// Whether the server can do something: `IDLE`, `MOVE`.
    package func can(_ capability: String) -> Bool { capabilities.contains(capability) }

    /// Opens a folder: only to read, or also to move letters out of it.
    ///
    /// - Throws: ``SvodError`` `notFound` when there is none of that name.
    package func open(_ folder: String, toChange: Bool = false) async throws -> ExaminedFolder {
        var (validity, next, count): (UInt32?, UInt32?, Int) = (nil, nil, 0)
        let verdict = try await perform(IMAPCommand(toChange ? "SELECT" : "EXAMINE").folder(folder)) { response in
            switch response {
            case .exists(let number): count = number
            case .status(let status) where status.code == "UIDVALIDITY": validity = status.number
            case .status(let status) where status.code == "UIDNEXT": next = status.number
            default: break
            }
        }
        guard verdict.status == .ok else {
            throw SvodError(.notFound, "the folder '\(folder)' cannot be opened: \(verdict.text)")
        }
        guard let validity, validity > 0 else {
            throw SvodError(
                .protocolViolation,
                "the folder '\(folder)' has no UIDVALIDITY: its letters have no numbers"
            )
        }
        return ExaminedFolder(validity: UIDValidity(validity), next: next.map { MessageUID($0) }, count: count)
    }

    /// The folders that there are.
    package func folders() async throws -> [IMAPFolder] {
        var folders: [IMAPFolder] = []
        try await require(IMAPCommand("LIST").string("").string("*")) {
            if case .list(let folder) = $0 { folders.append(folder) }
        }
        return folders
    }

    /// The numbers of letters above `last` up to `most`, in order; those received on the day of `since` or later.
    package func search(
        above last: MessageUID,
        upTo most: MessageUID? = nil,
        since: Timestamp? = nil
    ) async throws -> [MessageUID] {
        guard last.rawValue < .max else { return [] }
        let end = most.map(\.description) ?? "*"
        var command = IMAPCommand("UID SEARCH").word("UID").word("\(last.rawValue + 1):\(end)")
        if let since { command = command.word("SINCE").word(IMAPDate.day(since)) }
        var found: [MessageUID] = []
        hasNews = false
        try await require(command) { if case .search(let uids) = $0 { found += uids } }
        // `n:*` names the newest letter even when its number is below n (RFC 9051 section 9, `seq-range`).
        return Array(Set(found).filter { $0 > last && $0 <= most ?? MessageUID(.max) }).sorted()
    }

    /// Sizes and dates of letters. Those that are gone are left out.
    package func sizes(of uids: [MessageUID]) async throws -> [FetchedLetter] {
        guard !uids.isEmpty else { return [] }
        return try await fetch(uids, "(UID RFC822.SIZE INTERNALDATE)").filter { $0.uid != nil }
    }

    /// Letters whole. Those that are gone are left out. Nothing is marked as seen.
    package func letters(_ uids: [MessageUID]) async throws -> [FetchedLetter] {
        guard !uids.isEmpty else { return [] }
        return try await fetch(uids, "(UID BODY.PEEK[])").filter { $0.uid != nil && $0.bytes != nil }
    }

    /// The header of a letter, at most so many bytes of it; nil when the letter is gone.
    package func header(of uid: MessageUID, most: Int) async throws -> [UInt8]? {
        try await fetch([uid], "(UID BODY.PEEK[HEADER]<0.\(most)>)").first { $0.uid == uid }?.bytes
    }

    /// Moves letters to another folder (RFC 6851, or as RFC 4315 section 2.1 lets it be done).
    package func move(_ uids: [MessageUID], to folder: String) async throws {
        guard !uids.isEmpty else { return }
        let set = UIDSet.text(uids)
        if can("MOVE") { return try await require(IMAPCommand("UID MOVE").word(set).folder(folder)) }
        try await require(IMAPCommand("UID COPY").word(set).folder(folder))
        try await require(IMAPCommand("UID STORE").word(set).word("+FLAGS.SILENT").word("(\\Deleted)"))
        // Without UIDPLUS an EXPUNGE would take what others have marked.
        if can("UIDPLUS") { try await require(IMAPCommand("UID EXPUNGE").word(set)) }
    }

    /// Asks for nothing: the server may say what is new, and the line is proved alive.
    package func noop() async throws { try await require(IMAPCommand("NOOP")) }

    /// Says goodbye.
    package func logOut() async {
        _ = try? await perform(IMAPCommand("LOGOUT")) { _ in }
        line.close()
    }
}

// MARK: - Waiting

extension IMAPSession {
    /// Waits until letters come, at most so long (RFC 2177); does not wait when the server has said so since the last search.
    package func idle(for longest: Duration) async throws {
        guard !hasNews else { return }
        let deadline = ContinuousClock.now + longest
        let tag = try await begin(IMAPCommand("IDLE"))
        var isIdle = false
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard !isIdle || (left > .zero && !hasNews) else { break }
            guard let response = try await response(within: isIdle ? left : timing.answer, isPatient: isIdle) else {
                break
            }
            switch response {
            case .more: isIdle = true
            case .tagged(tag, let verdict): return try Self.idleEnded(verdict)
            default: break
            }
        }
        try await line.send(Array("DONE\r\n".utf8), within: timing.answer)
        try Self.idleEnded(try await verdict(of: tag) { _ in })
    }

    private static func idleEnded(_ verdict: IMAPVerdict) throws {
        guard verdict.status == .ok else { throw SvodError(.unavailable, "the server ended IDLE: \(verdict.text)") }
    }
}

// MARK: - Signing in

extension IMAPSession {
    private func signIn(_ login: IMAPLogin) async throws {
        try await askCapabilities()
        let verdict =
            switch login {
            case .password(let user, let password) where !can("AUTH=PLAIN"):
                try await perform(IMAPCommand("LOGIN").string(user).string(password.exposed)) { _ in }
            default: try await authenticate(login)
            }
        guard verdict.status == .ok else { throw Self.refusal(verdict) }
        try await askCapabilities()
    }

    private func authenticate(_ login: IMAPLogin) async throws -> IMAPVerdict {
        var command = IMAPCommand("AUTHENTICATE").word(login.mechanism)
        let hasInitialResponse = can("SASL-IR")
        if hasInitialResponse { command = command.word(login.response) }
        let tag = try await begin(command)
        var answers = hasInitialResponse ? [] : [login.response]
        while true {
            switch try await response(within: timing.answer) {
            case .tagged(tag, let verdict)?: return verdict
            case .more?:
                // The second question is XOAUTH2's way to say why not: an empty answer lets the server go on.
                let answer = answers.isEmpty ? "" : answers.removeFirst()
                try await line.send(Array("\(answer)\r\n".utf8), within: timing.answer)
            default: break
            }
        }
    }

    private func askCapabilities() async throws {
        var heard: Set<String> = []
        try await require(IMAPCommand("CAPABILITY")) { if case .capabilities(let words) = $0 { heard = words } }
        capabilities = heard
    }

    /// RFC 5530 section 3 tells "not now" from "not you"; a server that says neither means the password.
    private static func refusal(_ verdict: IMAPVerdict) -> SvodError {
        let isPassing = ["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"].contains(verdict.code)
        return SvodError(
            isPassing ? .unavailable : .authenticationFailed,
            "the server refuses to sign in: \(verdict.code.map { "[\($0)] " } ?? "")\(verdict.text)"
        )
    }
}

// MARK: - Commands

extension IMAPSession {
    private func fetch(_ uids: [MessageUID], _ items: String) async throws -> [FetchedLetter] {
        var fetched: [FetchedLetter] = []
        try await require(IMAPCommand("UID FETCH").word(UIDSet.text(uids)).word(items)) { response in
            if case .fetch(let letter) = response { fetched.append(letter) }
        }
        return fetched
    }

    private func require(_ command: IMAPCommand, _ take: (IMAPResponse) -> Void = { _ in }) async throws {
        let verdict = try await perform(command, take)
        guard verdict.status == .ok else {
            let code: SvodError.Code = verdict.status == .bad ? .protocolViolation : .conflict
            throw SvodError(code, "the mail server answered \(command.name) with \(verdict.text)")
        }
    }

    private func perform(_ command: IMAPCommand, _ take: (IMAPResponse) -> Void) async throws -> IMAPVerdict {
        let tag = try await begin(command)
        return try await verdict(of: tag, take)
    }

    /// Sends a command, piece by piece as the server allows it, and answers its tag.
    private func begin(_ command: IMAPCommand) async throws -> String {
        lastTag += 1
        let tag = "S\(lastTag)"
        for (index, piece) in command.lines(tag: tag).enumerated() {
            if index > 0 { try await awaitPermission(tag, command) }
            try await line.send(piece, within: timing.answer)
        }
        return tag
    }

    private func awaitPermission(_ tag: String, _ command: IMAPCommand) async throws {
        while let response = try await response(within: timing.answer) {
            switch response {
            case .more: return
            case .tagged(tag, let verdict):
                throw SvodError(.conflict, "the mail server refused \(command.name): \(verdict.text)")
            default: break
            }
        }
    }

    private func verdict(of tag: String, _ take: (IMAPResponse) -> Void) async throws -> IMAPVerdict {
        while true {
            guard let response = try await response(within: timing.answer) else { continue }
            if case .tagged(tag, let verdict) = response { return verdict }
            take(response)
        }
    }

    /// The next response; nil when `isPatient` and none came in time.
    private func response(within limit: Duration, isPatient: Bool = false) async throws -> IMAPResponse? {
        while true {
            if let frame = try framer.next() {
                let response = IMAPResponse(frame)
                if case .status(let verdict) = response, verdict.status == .bye {
                    throw SvodError(.unavailable, "the mail server closed the line: \(verdict.text)")
                }
                if case .exists = response { hasNews = true }
                return response
            }
            let bytes: [UInt8]
            do {
                bytes = try await line.receive(within: limit)
            } catch let error as SvodError where isPatient && error.code == .timedOut {
                return nil
            }
            guard !bytes.isEmpty else { throw SvodError(.unavailable, "the mail server closed the line") }
            framer.append(bytes)
        }
    }
}

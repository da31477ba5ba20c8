package import Domain

/// Where the reading of a folder stands: the table `mail_cursor`. It moves in the transaction that keeps the letters.
package struct FolderCursor: Hashable, Sendable {
    /// The mailbox.
    package let box: String
    /// The folder.
    package let folder: String
    /// The validity under which the numbers hold.
    package var validity: UIDValidity
    /// Every letter up to here came after the first contact and is kept, or belongs to the past.
    package var last: MessageUID
    /// The past is read up to here.
    package var past: MessageUID
    /// The newest letter of the past; nothing to be read when it is not above ``past``.
    package var pastEnd: MessageUID
    /// The first contact with the folder.
    package let begunAt: Timestamp
    /// How often the validity changed.
    package var resets: Int
    /// When it last did.
    package var resetAt: Timestamp?

    /// Whether letters of the past are still to be read.
    package var hasPast: Bool { past < pastEnd }

    /// Begins with a folder that was never seen.
    package init(
        box: String,
        folder: String,
        validity: UIDValidity,
        next: MessageUID,
        readsPast: Bool,
        at moment: Timestamp
    ) {
        self.box = box
        self.folder = folder
        self.validity = validity
        last = MessageUID(max(next.rawValue, 1) - 1)
        past = MessageUID(0)
        pastEnd = readsPast ? last : MessageUID(0)
        begunAt = moment
        resets = 0
    }

    init(
        box: String,
        folder: String,
        validity: UIDValidity,
        last: MessageUID,
        past: MessageUID,
        pastEnd: MessageUID,
        begunAt: Timestamp,
        resets: Int,
        resetAt: Timestamp?
    ) {
        self.box = box
        self.folder = folder
        self.validity = validity
        self.last = last
        self.past = past
        self.pastEnd = pastEnd
        self.begunAt = begunAt
        self.resets = resets
        self.resetAt = resetAt
    }

    /// The numbers mean other letters now: all that is there becomes the past, to be looked at again.
    package func reset(validity: UIDValidity, next: MessageUID, at moment: Timestamp) -> FolderCursor {
        var cursor = self
        // Three changes within an hour of each other are what the folder is stopped for.
        let isSoon = resetAt.map { moment - $0 < .seconds(3600) } ?? false
        cursor.validity = validity
        cursor.last = MessageUID(max(next.rawValue, 1) - 1)
        cursor.past = MessageUID(0)
        cursor.pastEnd = cursor.last
        cursor.resets = isSoon ? resets + 1 : 1
        cursor.resetAt = moment
        return cursor
    }

    /// Whether a letter of the past is of no concern: received before the first contact, in a box that takes no history or
    /// one that begins later.
    package func isForgotten(receivedAt: Timestamp, start: MailboxStart) -> Bool {
        guard isBeforeBeginning(receivedAt) || resets == 0 else { return false }
        guard case .history(let since) = start else { return true }
        return receivedAt < since
    }

    /// Whether a letter of the past wakes nobody. After a change of validity also such come anew that arrived after the
    /// first contact: those are today's.
    package func isHistory(receivedAt: Timestamp) -> Bool { resets == 0 || isBeforeBeginning(receivedAt) }

    /// INTERNALDATE knows whole seconds (RFC 3501 section 2.3.3): what came in the second of the first contact came after it.
    private func isBeforeBeginning(_ moment: Timestamp) -> Bool {
        moment.microseconds / 1_000_000 < begunAt.microseconds / 1_000_000
    }
}

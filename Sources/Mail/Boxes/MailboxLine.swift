package import Domain
import Logging
package import Store
package import Transfer

/// What the readers of a mailbox share.
package struct MailboxLine: Sendable {
    let settings: MailboxSettings
    let server: MailServer
    let key: MailboxKey
    let transfers: Transfers
    let engine: any Engine
    let files: LetterFiles
    let budget: MemoryBudget
    let timing: IMAPTiming
    let wall: WallClock

    /// Creates the line of a mailbox that is read; nil for one that only sends.
    package init?(
        _ settings: MailboxSettings,
        key: MailboxKey,
        over transfers: Transfers,
        engine: any Engine,
        blobs: BlobFolder,
        budget: MemoryBudget,
        timing: IMAPTiming = IMAPTiming(),
        wall: WallClock
    ) {
        guard let server = settings.server else { return nil }
        self.settings = settings
        self.server = server
        self.key = key
        self.transfers = transfers
        self.engine = engine
        files = LetterFiles(folder: blobs)
        self.budget = budget
        self.timing = timing
        self.wall = wall
    }

    /// Opens a session that is signed in.
    func session() async throws -> IMAPSession {
        do {
            return try await IMAPSession.open(
                server,
                login: try await key.imap(),
                timing: timing,
                limits: IMAPLimits(literal: settings.letterLimit + (1 << 20)),
                over: transfers
            )
        } catch let error as SvodError where error.code == .authenticationFailed {
            await key.refused()
            throw error
        }
    }
}

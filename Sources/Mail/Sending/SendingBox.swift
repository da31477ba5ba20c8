package import Domain

/// A mailbox that sends.
package struct SendingBox: Sendable {
    let name: String
    let address: LetterAddressOfBox
    let server: MailServer
    let key: MailboxKey
    let reporter: PartReporter

    /// The sender's address and name.
    struct LetterAddressOfBox: Sendable {
        let address: String
        let name: String?
    }

    /// Creates the sending side of a mailbox, which shows its state through `reporter`; nil for one that only reads.
    package init?(_ settings: MailboxSettings, key: MailboxKey, reporter: PartReporter) {
        guard let server = settings.sender else { return nil }
        name = settings.name
        address = LetterAddressOfBox(address: settings.address, name: settings.senderName)
        self.server = server
        self.key = key
        self.reporter = reporter
    }

    /// The domain of its address.
    var domain: String { address.address.split(separator: "@").last.map(String.init) ?? "localhost" }
}

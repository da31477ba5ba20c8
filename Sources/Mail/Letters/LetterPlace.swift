/// Where a letter lies on its server: what makes it one letter, for as long as UIDVALIDITY stays (RFC 9051
/// section 2.3.1.1).
package struct LetterPlace: Hashable, Sendable {
    /// The mailbox by its name in the configuration.
    package var box: String
    /// The folder, as people read its name.
    package var folder: String
    /// The folder's validity.
    package var uidValidity: UIDValidity
    /// The letter's number in it.
    package var uid: MessageUID

    /// Creates a place.
    package init(box: String, folder: String, uidValidity: UIDValidity, uid: MessageUID) {
        self.box = box
        self.folder = folder
        self.uidValidity = uidValidity
        self.uid = uid
    }

    /// The inbox's source of letters of a box.
    package var source: String { "mail:\(box)" }

    /// What makes the letter the same when it comes again, unique within ``source``.
    package var key: String { "\(folder)/\(uidValidity)/\(uid)" }
}

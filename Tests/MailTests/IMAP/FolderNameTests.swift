import Testing

@testable import Mail

@Suite struct FolderNameTests {
    @Test(arguments: [
        ("INBOX", "INBOX"), ("Заявки", "&BBcEMARPBDIEOgQ4-"), ("A&B", "A&-B"),
        ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"), ("Спам 😀", "&BCEEPwQwBDw- &2D3eAA-"),
    ])
    func travelsThereAndBack(_ name: String, _ wire: String) {
        #expect(FolderName.encode(name) == wire)
        #expect(FolderName.decode(wire) == name)
    }

    @Test(arguments: ["&", "&AB", "&ABC-", "&?-", "a&2D0-"])
    func leavesAsItIsWhatIsNone(_ wire: String) {
        #expect(FolderName.decode(wire) == wire)
    }
}

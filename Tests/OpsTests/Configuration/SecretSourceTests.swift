import Domain
import Testing

@testable import Ops

@Suite struct SecretSourceTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func aCredentialIsReadFromTheServicesFolder() throws {
        _ = try folder.file("ami-main", "s3cret\n", mode: 0o400)
        let source = SecretSource(directory: folder.path, isService: true)
        #expect(try source.read(.credential("ami-main")).exposed == "s3cret")
    }

    @Test func theUnitsOwnFolderOfCredentialsHasAPrefix() throws {
        _ = try folder.file("svod_ami-main", "s3cret\n", mode: 0o400)
        let source = SecretSource(directory: folder.path, isService: true)
        #expect(try source.read(.credential("ami-main")).exposed == "s3cret")
    }

    @Test func onlyTheLastNewlineIsTakenOff() throws {
        let path = try folder.file("key", " two\nlines \n\n")
        let source = SecretSource(directory: nil, isService: false)
        #expect(try source.read(.file(path)).exposed == " two\nlines \n")
    }

    @Test func aServiceRefusesACredentialThatItWasNotGiven() throws {
        let source = SecretSource(directory: folder.path, isService: true)
        let error = #expect(throws: SecretSource.Unreadable.self) { try source.read(.credential("ami-main")) }
        guard case .refused(let reason)? = error else {
            Issue.record("expected a refusal")
            return
        }
        #expect(reason.contains("LoadCredential=ami-main"))
    }

    @Test func outsideOfTheServiceACredentialIsNotChecked() {
        let shell = SecretSource(directory: nil, isService: false)
        let error = #expect(throws: SecretSource.Unreadable.self) { try shell.read(.credential("ami-main")) }
        guard case .notHere? = error else {
            Issue.record("expected a note")
            return
        }
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660])
    func aFileThatOthersCanReadIsRefused(mode: Int) throws {
        let path = try folder.file("key", "s3cret", mode: mode)
        let source = SecretSource(directory: nil, isService: true)
        #expect(throws: SecretSource.Unreadable.self) { try source.read(.file(path)) }
    }

    @Test func whoNeedsNoSecretLooksAtNone() {
        for place in [SecretPlace.credential("a"), .file("/nowhere")] {
            #expect(throws: SecretSource.Unreadable.notHere("not looked at")) { try SecretSource.none.read(place) }
        }
    }

    @Test func anEmptySecretIsRefused() throws {
        let path = try folder.file("key", "\n")
        let source = SecretSource(directory: nil, isService: true)
        #expect(throws: SecretSource.Unreadable.self) { try source.read(.file(path)) }
    }
}

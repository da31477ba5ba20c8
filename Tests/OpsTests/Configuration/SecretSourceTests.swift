import Domain
import Settings
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
        let error = #expect(throws: UnreadableSecret.self) { try source.read(.credential("ami-main")) }
        guard case .refused(let reason)? = error else {
            Issue.record("expected a refusal")
            return
        }
        #expect(reason.contains("LoadCredential=ami-main"))
    }

    @Test func outsideOfTheServiceACredentialIsNotChecked() {
        let shell = SecretSource(directory: nil, isService: false)
        let error = #expect(throws: UnreadableSecret.self) { try shell.read(.credential("ami-main")) }
        guard case .notHere? = error else {
            Issue.record("expected a note")
            return
        }
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660])
    func aFileThatOthersCanReadIsRefused(mode: Int) throws {
        let path = try folder.file("key", "s3cret", mode: mode)
        let source = SecretSource(directory: nil, isService: true)
        #expect(throws: UnreadableSecret.self) { try source.read(.file(path)) }
    }

    @Test func whoNeedsNoSecretLooksAtNone() {
        for place in [SecretPlace.credential("a"), .file("/nowhere")] {
            #expect(throws: UnreadableSecret.notHere("not looked at")) { try SecretSource.none.read(place) }
        }
    }

    @Test func anEmptySecretIsRefused() throws {
        let path = try folder.file("key", "\n")
        let source = SecretSource(directory: nil, isService: true)
        #expect(throws: UnreadableSecret.self) { try source.read(.file(path)) }
    }

    @Test(arguments: ["", ".", "..", "../shadow", "a/b", "a b", "пароль", ".hidden"])
    func aNameThatIsAPathIsNoCredential(_ name: String) throws {
        _ = try folder.file(".hidden", "s3cret")
        let source = SecretSource(directory: folder.path, isService: true)
        let error = #expect(throws: UnreadableSecret.self) { try source.read(.credential(name)) }
        #expect(error == .refused("'\(name)' is not the name of a credential"))
    }

    @Test func whatIsTooLongOrNoTextIsRefused() throws {
        let source = SecretSource(directory: nil, isService: true)
        let long = try folder.file("long", String(repeating: "x", count: SecretSource.limit + 1))
        #expect(throws: UnreadableSecret.refused("\(long) cannot be read (larger than 64kB)")) {
            try source.read(.file(long))
        }
        let binary = "\(folder.path)/binary"
        try SmallFile.create(binary, mode: 0o600, bytes: [0xFF, 0xFE])
        #expect(throws: UnreadableSecret.refused("\(binary) cannot be read (not UTF-8)")) {
            try source.read(.file(binary))
        }
    }

    @Test func noMessageRepeatsASecret() throws {
        let path = try folder.file("key", "s3cret", mode: 0o644)
        let source = SecretSource(directory: nil, isService: true)
        let error = #expect(throws: UnreadableSecret.self) { try source.read(.file(path)) }
        #expect(error.map { "\($0)".contains("s3cret") } == false)
        #expect("\(Secret("s3cret"))" != "s3cret")
    }
}

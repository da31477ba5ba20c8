import Domain
import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite struct TokenKeeperTests {
    @Test func aTokenIsItsOwnersAloneAndHoldsForItsGrant() async throws {
        try await TestDirectory.with { folder in
            let place = "\(folder)/tokens"
            let keeper = TokenKeeper(folder: place)
            #expect(await keeper.token(of: "sales", insteadOf: Secret("granted")) == nil)
            for token in ["first", "second"] {
                try await keeper.keep(Secret(token), of: "sales", insteadOf: Secret("granted"))
            }
            let again = TokenKeeper(folder: place)
            #expect(await again.token(of: "sales", insteadOf: Secret("granted")) == Secret("second"))
            #expect(await again.token(of: "office", insteadOf: Secret("granted")) == nil)
            // Somebody granted anew and configured that one.
            #expect(await again.token(of: "sales", insteadOf: Secret("granted anew")) == nil)
            let files = FileManager.default
            #expect(try files.contentsOfDirectory(atPath: place) == ["sales.json"])
            #expect(try files.attributesOfItem(atPath: place)[.posixPermissions] as? Int == 0o700)
            #expect(try files.attributesOfItem(atPath: "\(place)/sales.json")[.posixPermissions] as? Int == 0o600)
            #expect(try !String(contentsOfFile: "\(place)/sales.json", encoding: .utf8).contains(#":"granted""#))
        }
    }

    @Test(arguments: ["", "{", #"{"granted":1}"#])
    func aBrokenFileIsNone(_ text: String) async throws {
        try await TestDirectory.with { folder in
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/sales.json"))
            #expect(await TokenKeeper(folder: folder).token(of: "sales", insteadOf: Secret("granted")) == nil)
        }
    }
}

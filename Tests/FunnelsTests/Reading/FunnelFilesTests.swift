import Domain
import Testing

@testable import Funnels

/// Small files, each with its verdict beside it.
@Suite struct FunnelFilesTests {
    @Test(arguments: TestFiles.names(in: "good"))
    func aGoodFileIsRead(_ name: String) throws {
        #expect(try TestFiles.text("good", verdict(name)) == "good\n")
        let set = try TestFiles.read(name, TestFiles.text("good", name))
        #expect(!set.order.isEmpty)
    }

    @Test(arguments: TestFiles.names(in: "bad"))
    func aBadFileIsRefusedWithEveryProblem(_ name: String) throws {
        let expected = try TestFiles.text("bad", verdict(name))
        let text = try TestFiles.text("bad", name)
        let error = try #require(throws: SvodError.self) { _ = try TestFiles.read(name, text) }
        #expect(error.code == .invalidConfiguration)
        #expect(error.message + "\n" == expected)
    }

    @Test func thereAreFortyFiles() {
        #expect(TestFiles.names(in: "good").count + TestFiles.names(in: "bad").count >= 40)
    }

    private func verdict(_ name: String) -> String { String(name.dropLast("yaml".count)) + "expected" }
}

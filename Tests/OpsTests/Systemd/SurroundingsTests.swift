import Testing

@testable import Ops

@Suite struct SurroundingsTests {
    @Test func whatTheManagerSaysIsRead() {
        let place = Surroundings(environment: [
            "NOTIFY_SOCKET": "@svod", "CREDENTIALS_DIRECTORY": "/run/credentials/svod.service",
            "RUNTIME_DIRECTORY": "/run/svod:/run/other", "WATCHDOG_USEC": "30000000",
        ])
        #expect(place.notifySocket == "@svod")
        #expect(place.credentials == "/run/credentials/svod.service")
        #expect(place.runtimeDirectory == "/run/svod")
        #expect(place.watchdog == .seconds(30))
        #expect(!place.logsToJournal)
    }

    @Test func aShellSaysNothing() {
        let place = Surroundings(environment: ["NOTIFY_SOCKET": ""])
        #expect(place.notifySocket == nil)
        #expect(place.credentials == nil)
        #expect(place.runtimeDirectory == "/run/svod")
        #expect(place.watchdog == nil)
    }

    @Test(
        arguments: [
            (["SVOD_SOCKET": "/tmp/a.sock", "RUNTIME_DIRECTORY": "/run/b"], "/tmp/a.sock"),
            (["SVOD_SOCKET": "", "RUNTIME_DIRECTORY": "/run/b"], "/run/b/control.sock"),
            ([:], "/run/svod/control.sock"),
        ] as [([String: String], String)]
    )
    func commandsKnowWhereTheDaemonListens(_ environment: [String: String], _ path: String) {
        #expect(ControlSocket.usualPath(environment: environment) == path)
    }
}

import Testing

@testable import Ops

@Suite struct ServiceNotifierTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func theManagerHearsEachWordInOrder() throws {
        let socket = try NotifySocket(path: "\(folder.path)/notify")
        let notifier = ServiceNotifier(socket: socket.path)
        notifier.ready(status: "3 parts up")
        notifier.watchdog()
        notifier.status("two\nlines")
        notifier.stopping()
        #expect(
            socket.messages() == [
                "READY=1\nSTATUS=3 parts up", "WATCHDOG=1", "STATUS=two lines", "STOPPING=1\nSTATUS=stopping",
            ]
        )
    }

    @Test func aReloadCarriesTheMomentOfItsBeginning() throws {
        let socket = try NotifySocket(path: "\(folder.path)/notify")
        ServiceNotifier(socket: socket.path).reloading()
        let message = try #require(socket.messages().first)
        #expect(message.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        #expect(Int64(message.split(separator: "=").last ?? "").map { $0 > 0 } == true)
    }

    @Test func withoutAManagerNothingIsSaid() {
        #expect(ServiceNotifier(socket: nil).send("READY=1"))
        #expect(!ServiceNotifier(socket: nil).isListening)
    }

    @Test(arguments: ["", "/nowhere/at/all", String(repeating: "x", count: 200)])
    func asocketThatIsNotThereIsNoDisaster(_ path: String) {
        #expect(!ServiceNotifier(socket: path).send("READY=1"))
    }

    @Test(
        arguments: [
            (["WATCHDOG_USEC": "30000000"], Duration.seconds(30)),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"], .seconds(30)),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "8"], nil), (["WATCHDOG_USEC": "0"], nil),
            (["WATCHDOG_USEC": "x"], nil), ([:], nil),
        ] as [([String: String], Duration?)]
    )
    func theWatchdogsPatienceIsRead(_ environment: [String: String], _ expected: Duration?) {
        #expect(WatchdogInterval.read(from: environment, pid: 7) == expected)
    }
}

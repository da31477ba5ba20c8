import Domain
import Foundation

/// The company that a measured daemon serves: a folder with its configuration, secrets and store.
struct BenchSite: Sendable {
    /// The folder.
    let folder: String
    /// Where the console listens.
    let consolePort: UInt16
    /// The names that the desks sign in with.
    let logins: [String]

    /// Everybody's password, and the exchange's secret.
    static let password = "bench-of-svod"

    /// Makes the folder new, with `desks` operators, an exchange on `exchangePort`, and an empty store: a file in the
    /// folder.
    init(folder: String, desks: Int, exchangePort: UInt16) throws {
        self.folder = folder
        consolePort = try Self.freePort()
        logins = (1...desks).map { "operator\($0)" }
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder.hasPrefix("/") ? folder : "\(FileManager.default.currentDirectoryPath)/\(folder)"
        let secret = "\(path)/secret"
        let isMade = FileManager.default.createFile(
            atPath: secret,
            contents: Data(Self.password.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw SvodError(.unavailable, "\(secret): cannot be written") }
        let staff = logins.enumerated().map { index, login in
            """
                - name: Operator \(index + 1)
                  login: \(login)
                  password: {file: \(secret)}
                  department: Desk
                  extension: "\(101 + index)"
                  roles: [operator]
            """
        }
        let channels = (1...40).map { "  - {number: \"+781255501\(String(format: "%02d", $0))\", channel: Bench}" }
        let text = """
            store:
              sqlite: \(path)/svod.sqlite
            console:
              listen: 127.0.0.1:\(consolePort)
            ops:
              enabled: false
            exchanges:
              - name: bench
                host: 127.0.0.1
                port: \(exchangePort)
                user: svod
                secret: {file: \(secret)}
                city_code: "812"
            channels:
            \(channels.joined(separator: "\n"))
            leads:
              unknown_number: lead
            seed:
              departments: [Desk]
              staff:
            \(staff.joined(separator: "\n"))

            """
        try text.write(toFile: "\(path)/svod.yaml", atomically: true, encoding: .utf8)
    }

    /// The file of the store.
    var store: String { "\(folder)/svod.sqlite" }

    /// Where 1C's listener listens, once there is one.
    private(set) var exchangePort: UInt16?

    /// Gives the company an exchange with 1C, and one more person: an accountant.
    mutating func addAccountant() throws {
        let port = try Self.freePort()
        let secret = "\(absolute)/secret"
        try append(
            """
                - name: Accountant
                  login: \(Self.accountant)
                  password: {file: \(secret)}
                  department: Desk
                  roles: [accountant]
            onec:
              listen: 127.0.0.1:\(port)
              folder: \(absolute)/onec
              exchanges:
                - name: bench
                  user: svod
                  password: {file: \(secret)}

            """
        )
        exchangePort = port
    }

    /// The name that the accountant signs in with.
    static let accountant = "accountant"

    private var absolute: String {
        folder.hasPrefix("/") ? folder : "\(FileManager.default.currentDirectoryPath)/\(folder)"
    }

    private func append(_ text: String) throws {
        let file = "\(folder)/svod.yaml"
        let whole = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines) + "\n" + text
        try whole.write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// Gives the company the funnel of the generated deals, beside its own.
    func addFunnel() throws {
        let funnels = "\(folder)/funnels"
        try FileManager.default.createDirectory(atPath: funnels, withIntermediateDirectories: true)
        try BenchFunnel.text().write(toFile: "\(funnels)/sale.yaml", atomically: true, encoding: .utf8)
        try append("funnels: funnels\n")
    }

    private static func freePort() throws -> UInt16 {
        let (socket, port) = try Loopback.listen()
        close(socket)
        return port
    }
}

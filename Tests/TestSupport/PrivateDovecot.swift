import Foundation
import Glibc
import Synchronization

/// A private IMAP server for one test: Dovecot in a folder of its own, on loopback ports that nobody else has, as root or as
/// any user. Its users are `alice@example.test` and `bob@example.test` with the password `secret`.
///
/// A shell outside the process's group starts it and waits on a pipe from us: when this process ends, however it ends, the
/// pipe closes, and the shell stops the server.
package final class PrivateDovecot: Sendable {
    /// The port of plain IMAP and STARTTLS.
    package let port: Int
    /// The port of IMAPS.
    package let tlsPort: Int
    /// Its folder.
    package let directory: String
    private let lifeline: FileHandle
    private let shell: Process
    private let delivered = Mutex(0)

    /// Whether this machine has Dovecot; says so aloud when it has not.
    package static let isHere: Bool = {
        let isHere = FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot")
        if !isHere { print("skipped: no Dovecot (dovecot-imapd)") }
        return isHere
    }()

    /// Lends a server.
    package static func with<Result: Sendable>(_ body: (PrivateDovecot) async throws -> Result) async throws -> Result {
        // Starting one waits for its programs: on a thread of its own, since tests share few.
        let server = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Swift.Result { try PrivateDovecot() }) }
        }
        defer { server.stop() }
        return try await body(server)
    }

    private init() throws {
        // What Dovecot puts into its sockets' paths must stay short.
        directory = "/tmp/svod-dc-\(UUID().uuidString.prefix(8))"
        let ports = try Self.freePorts(2)
        (port, tlsPort) = (ports[0], ports[1])
        let (lifeline, answer) = (Pipe(), Pipe())
        shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        shell.arguments = ["/bin/bash", "-c", Self.script, "bash", directory, "\(port)", "\(tlsPort)"]
        shell.standardInput = lifeline
        shell.standardOutput = answer
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        self.lifeline = lifeline.fileHandleForWriting
        guard answer.fileHandleForReading.availableData == Data("ready\n".utf8) else { throw Failure(what: "start") }
    }

    /// Lets the shell stop the server; nobody waits for that.
    private func stop() { try? lifeline.close() }

    /// What did not work.
    package struct Failure: Error {
        let what: String
    }

    /// The certificate that vouches for the server under `localhost` and 127.0.0.1.
    package var certificate: String { "\(directory)/cert.pem" }

    /// A file of its owner's only that holds the users' password.
    package var secretFile: String { "\(directory)/secret" }

    /// Puts a letter into a folder of a user as a delivery does, which was `age` seconds ago.
    package func deliver(
        _ letter: String,
        to user: String = "alice@example.test",
        folder: String = "",
        age: Double = 0
    ) throws {
        let number = delivered.withLock { delivered in
            delivered += 1
            return delivered
        }
        let box = "\(directory)/mail/\(user)" + (folder.isEmpty ? "" : "/.\(folder)")
        for path in ["\(directory)/mail/\(user)", box] + ["tmp", "new", "cur"].map({ "\(box)/\($0)" }) {
            guard mkdir(path, 0o700) == 0 else { continue }
            try own(path)
        }
        let name = "\(Int(Date().timeIntervalSince1970)).M\(number)P\(ProcessInfo.processInfo.processIdentifier).test"
        try Data(letter.utf8).write(to: URL(fileURLWithPath: "\(box)/tmp/\(name)"))
        try own("\(box)/tmp/\(name)")
        // What Dovecot tells as INTERNALDATE.
        let date = Date(timeIntervalSinceNow: -age)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(box)/tmp/\(name)")
        guard rename("\(box)/tmp/\(name)", "\(box)/new/\(name)") == 0 else { throw Failure(what: "a delivery") }
    }

    /// Gives a file to whom the mail belongs.
    private func own(_ path: String) throws {
        var owner = stat()
        guard stat("\(directory)/mail", &owner) == 0, chown(path, owner.st_uid, owner.st_gid) == 0 else {
            throw Failure(what: "the owner of \(path)")
        }
    }

    /// Gives a folder another UIDVALIDITY, as a restored server does: every letter gets another number.
    package func loseNumbers(of user: String = "alice@example.test") throws {
        let (box, files) = ("\(directory)/mail/\(user)", FileManager.default)
        // A session that is ending would write its index once more.
        let master = try String(contentsOfFile: "\(directory)/run/master.pid", encoding: .utf8)
        _ = try PostgresCluster.run(
            "/usr/bin/pkill",
            ["-9", "-x", "imap", "-P", master.trimmingCharacters(in: .whitespacesAndNewlines)]
        )
        let old = "\(directory)/mail/before-\(UUID().uuidString)"
        guard rename(box, old) == 0 else { throw Failure(what: "a folder's new numbers") }
        for path in [box] + ["tmp", "new", "cur"].map({ "\(box)/\($0)" }) {
            guard mkdir(path, 0o700) == 0 else { throw Failure(what: path) }
            try own(path)
        }
        for folder in ["new", "cur"] {
            for name in try files.contentsOfDirectory(atPath: "\(old)/\(folder)") {
                try files.moveItem(atPath: "\(old)/\(folder)/\(name)", toPath: "\(box)/\(folder)/\(name)")
            }
        }
        // Without these a number that is made in the same second is the same again.
        for name in try files.contentsOfDirectory(atPath: old) where name.hasPrefix("dovecot-uidvalidity") {
            try files.moveItem(atPath: "\(old)/\(name)", toPath: "\(box)/\(name)")
        }
    }

    /// Ports of 127.0.0.1 that are free now.
    package static func freePorts(_ count: Int) throws -> [Int] {
        var sockets: [Int32] = []
        defer { for socket in sockets { close(socket) } }
        return try (0..<count).map { _ in
            let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            sockets.append(handle)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(handle, $0, length) == 0 && getsockname(handle, $0, &length) == 0
                }
            }
            guard isBound else { throw Failure(what: "a free port") }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }

    private static let script = #"""
        D=$1 P=$2 T=$3
        # What was open in the tests' process stays with it: the pipes of other servers among them.
        for open in /proc/$$/fd/*; do number=${open##*/}; [ "$number" -gt 2 ] && eval "exec $number>&-"; done
        rm -rf "$D" && mkdir -p "$D/run" "$D/mail" "$D/log" || exit 1
        ME=$(id -un) GR=$(id -gn)
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
            -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$D/key.pem" -out "$D/cert.pem" 2>/dev/null || exit 1
        printf '%s:{PLAIN}secret::::::\n' alice@example.test bob@example.test >"$D/passwd"
        (umask 077 && echo secret >"$D/secret")
        if [ "$(id -u)" = 0 ]; then
            MU=nobody; MUG=$(id -gn nobody); NCH=""
            chown "$MU:$MUG" "$D/mail"; chmod 755 "$D"
            INTERNAL=$'default_internal_user = dovecot\ndefault_login_user = dovenull'
        else
            MU=$ME; MUG=$GR; NCH='chroot ='
            INTERNAL=$(printf 'default_internal_user = %s\ndefault_internal_group = %s\ndefault_login_user = %s' "$ME" "$GR" "$ME")
        fi
        # A folder that is not there yet cannot be watched: its first letter would be told of half a minute late.
        for user in alice bob; do mkdir -p -m 700 "$D/mail/$user@example.test/"{,cur,new,tmp}; done
        [ "$(id -u)" != 0 ] || chown -R "$MU:$MUG" "$D/mail"
        cat >"$D/dovecot.conf" <<END
        base_dir = $D/run
        state_dir = $D/run
        log_path = $D/log/dovecot.log
        protocols = imap
        listen = 127.0.0.1
        instance_name = svod-test-$P
        $INTERNAL
        ssl = yes
        ssl_cert = <$D/cert.pem
        ssl_key = <$D/key.pem
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        mail_location = maildir:$D/mail/%u
        mail_uid = $MU
        mail_gid = $MUG
        first_valid_uid = 1
        mail_max_userip_connections = 100
        auth_failure_delay = 0 secs
        passdb {
          driver = passwd-file
          args = username_format=%u $D/passwd
        }
        userdb {
          driver = static
          args = uid=$MU gid=$MUG home=$D/mail/%u
        }
        namespace inbox {
          inbox = yes
          separator = /
        }
        service imap-login {
          $NCH
          service_count = 0
          inet_listener imap {
            address = 127.0.0.1
            port = $P
          }
          inet_listener imaps {
            address = 127.0.0.1
            port = $T
            ssl = yes
          }
        }
        service anvil {
          $NCH
        }
        service auth-worker {
          user = $MU
        }
        service stats {
          $NCH
        }
        END
        /usr/sbin/dovecot -c "$D/dovecot.conf" >&2 || { cat "$D/log/dovecot.log" >&2; exit 1; }
        for i in $(seq 200); do (exec 3<>/dev/tcp/127.0.0.1/$P) 2>/dev/null && break; sleep 0.02; done
        echo ready
        exec >/dev/null
        read never
        # It inherits the tests' blocked signals: only this one always reaches it.
        master=$(cat "$D/run/master.pid")
        pkill -9 -P "$master"
        kill -9 "$master" 2>/dev/null
        rm -rf "$D"
        """#
}
